// The budget of a demand in words: "200–350 万元", "60 万元以内", "面议".
import { MoneyRange } from '../figures/Money.js';

export type BudgetLike = { kind: 'NEGOTIABLE' } | { kind: 'RANGE'; minFen: string; maxFen: string };

export function BudgetWords({ budget }: { budget: BudgetLike | null }) {
  if (!budget) return null;
  const range = budget.kind === 'RANGE' ? budget : null;
  return <MoneyRange minFen={range?.minFen} maxFen={range?.maxFen} />;
}
