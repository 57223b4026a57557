// Tabs of an organisation's own listings: all of them, then one per state, each with its number once that is known.
import type { ListTab } from '../../ui/list/TabbedList.js';

interface StateWords<State extends string> {
  all: string;
  of: (state: State) => string;
}

/** Values that the address may hold: no state, or one of them. */
export function tabValues<State extends string>(states: readonly State[]): readonly string[] {
  return ['', ...states];
}

/** @param counts of the first page; absent while it is not there */
export function stateTabs<State extends string>(
  states: readonly State[],
  counts: Partial<Record<State, number>> | undefined,
  words: StateWords<State>,
): ListTab[] {
  const numberOf = (state: State) => counts && (counts[state] ?? 0);
  const all = counts && states.reduce((sum, state) => sum + (counts[state] ?? 0), 0);
  const tabs = states.map((state) => ({ value: state, label: words.of(state), n: numberOf(state) }));
  return [{ value: '', label: words.all, n: all }, ...tabs];
}
