// The budget of a demand in words: "200–350 万元", "60 万元以内", "面议".
import { MoneyRange } from '../figures/Money.js';

export type BudgetLike = { kind: 'NEGOTIABLE' } | { kind: 'RANGE'; minFen: string; maxFen: string };

interface BudgetProps {
  budget: BudgetLike | null;
  /** In tables the caption names the unit once. */
  hasUnit?: boolean;
}

export function BudgetWords({ budget, hasUnit }: BudgetProps) {
  if (!budget) return null;
  const range = budget.kind === 'RANGE' ? budget : null;
  return <MoneyRange minFen={range?.minFen} maxFen={range?.maxFen} hasUnit={hasUnit} />;
}
