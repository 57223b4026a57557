// Listings side by side as text: rows by field group, metrics joined by name and unit, and which rows differ.

/** One listing in one row. Not told: withheld from this reader, or the listing itself is. */
export interface Cell {
  text: string;
  isTold: boolean;
}

export interface CompareRow {
  key: string;
  label: string;
  cells: readonly Cell[];
}

export interface CompareGroup {
  key: string;
  title: string;
  rows: readonly CompareRow[];
}

/** A measured or wanted value, in words, with what it is joined by. */
export interface Metric {
  name: string;
  unit: string;
  text: string;
}

const NOTHING = '—';

export const told = (text: string | null | undefined): Cell => ({ text: text || NOTHING, isTold: true });
export const untold = (why: string = NOTHING): Cell => ({ text: why, isTold: false });

/** Letters of one form, without blanks: "盐度（%）" and "盐度 (%)" are one name. */
const folded = (text: string) => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');

/** `differs`: two say different things. `partly`: those that say something agree, others say nothing. */
export type Difference = 'differs' | 'partly' | null;

/** What is not told to the reader says nothing, and is no gap either. */
export function differenceIn({ cells }: CompareRow): Difference {
  const texts = new Set(cells.filter((cell) => cell.isTold).map((cell) => folded(cell.text)));
  if (texts.size < 2) return null;
  return texts.size === 2 && texts.has(NOTHING) ? 'partly' : 'differs';
}

/** How one row of text is read from a listing; `withheld` says why this reader may not. */
export interface RowRule<View> {
  key: string;
  label: string;
  read: (view: View) => string | null | undefined;
  withheld?: (view: View) => Cell | null;
}

/** Rows of text; a listing that is not visible (null) tells nothing. */
export function textRows<View>(listings: readonly (View | null)[], rules: readonly RowRule<View>[]): CompareRow[] {
  return rules.map(({ key, label, read, withheld }) => ({
    key,
    label,
    cells: listings.map((view) => (view ? (withheld?.(view) ?? told(read(view))) : untold())),
  }));
}

/** One row per metric, in the order of their first appearance; a column is its metrics, or why they are not told. */
export function joinMetrics(columns: readonly (readonly Metric[] | Cell)[]): CompareRow[] {
  const labels = new Map<string, string>();
  const keyOf = ({ name, unit }: Metric) => `${folded(name)}|${folded(unit)}`;
  for (const column of columns) {
    if ('isTold' in column) continue;
    for (const metric of column) {
      const key = keyOf(metric);
      if (!labels.has(key)) labels.set(key, metric.unit ? `${metric.name}（${metric.unit}）` : metric.name);
    }
  }
  return [...labels].map(([key, label]) => ({
    key,
    label,
    cells: columns.map((column) => {
      if ('isTold' in column) return column;
      const texts = column.filter((metric) => keyOf(metric) === key).map((metric) => metric.text);
      return told(texts.join('；'));
    }),
  }));
}

/** Groups with the rows to show: without those that nobody fills, and on demand without those that are equal. */
export function shownGroups(groups: readonly CompareGroup[], onlyDifferences: boolean): CompareGroup[] {
  const isShown = (row: CompareRow) =>
    onlyDifferences ? differenceIn(row) !== null : row.cells.some((cell) => cell.text !== NOTHING);
  return groups
    .map((group) => ({ ...group, rows: group.rows.filter(isShown) }))
    .filter((group) => group.rows.length > 0);
}

export const MOST_COMPARED = 5;
export const LEAST_COMPARED = 2;
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Ids of the address, each once; what is none is dropped. */
export function idsIn(text: string | null): string[] {
  const ids = (text ?? '').split(',').filter((id) => ID.test(id));
  return [...new Set(ids)].slice(0, MOST_COMPARED);
}
