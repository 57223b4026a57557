// Which cells of a published table are withheld, so that no figure of fewer than three contracts can be read or computed.
// Pure. A table is parts (cells) and published sums of parts; zero cells are published as zero.

/** Fewer contracts than this are not shown to the public (domain §9.2). */
export const SMALLEST_PUBLIC_CELL = 3;

/** One figure of a table: a cell, or a sum of cells such as a row, a column or the total. */
export interface PublishedFigure {
  key: string;
  /** Indices of the cells that it adds up. */
  cells: readonly number[];
}

export interface Cell {
  count: number;
  /** Nothing registered and nothing left over from cancellations: shown as zero. */
  isEmpty: boolean;
}

/**
 * The keys of the figures to withhold. First those of fewer than three contracts; then, as long as a small cell or two
 * that are small together follow from what is left by adding and subtracting, the smallest figure that hinders it. Last,
 * what turned out not to be needed is shown again.
 */
export function withheld(cells: readonly Cell[], figures: readonly PublishedFigure[]): ReadonlySet<string> {
  const hidden = new Set<string>();
  const secondary: PublishedFigure[] = [];
  for (const figure of figures) if (isSmall(figure.cells, cells)) hidden.add(figure.key);
  const targets = smallSets(cells);
  const bySize = [...figures].sort((a, b) => a.cells.length - b.cells.length || countOf(a, cells) - countOf(b, cells));
  for (let target = derivable(); target; target = derivable()) {
    const open = bySize.filter((figure) => !hidden.has(figure.key) && touches(figure, cells));
    const enough = open.find((figure) => !follows(target, shown(figure.key)));
    const next = enough ?? open[0];
    if (!next) break;
    hidden.add(next.key);
    secondary.unshift(next);
  }
  for (const { key } of secondary) {
    hidden.delete(key);
    if (derivable()) hidden.add(key);
  }
  return hidden;

  function shown(without?: string): PublishedFigure[] {
    return figures.filter(({ key }) => key !== without && !hidden.has(key));
  }
  function derivable(): number[] | undefined {
    const known = shown();
    return targets.find((target) => follows(target, known));
  }
  /** Whether the sum of the cells is a linear combination of the shown figures; empty cells are known. */
  function follows(target: readonly number[], known: readonly PublishedFigure[]): boolean {
    const vector = (parts: readonly number[]) => cells.map((cell, at) => (!cell.isEmpty && parts.includes(at) ? 1 : 0));
    return isInSpan(
      vector(target),
      known.map((figure) => vector(figure.cells)),
    );
  }
}

/** Sets of cells that nobody may learn the sum of: each small cell, and two whose sum is still small. */
function smallSets(cells: readonly Cell[]): number[][] {
  const small = cells.flatMap((cell, at) => (!cell.isEmpty && cell.count < SMALLEST_PUBLIC_CELL ? [at] : []));
  const pairs = small.flatMap((one, at) => small.slice(at + 1).map((other) => [one, other]));
  return [...small.map((at) => [at]), ...pairs.filter((pair) => isSmall(pair, cells))];
}

function isSmall(parts: readonly number[], cells: readonly Cell[]): boolean {
  const filled = parts.filter((at) => cells[at]?.isEmpty === false);
  return filled.length > 0 && filled.reduce((sum, at) => sum + (cells[at]?.count ?? 0), 0) < SMALLEST_PUBLIC_CELL;
}

function touches(figure: PublishedFigure, cells: readonly Cell[]): boolean {
  return figure.cells.some((at) => cells[at]?.isEmpty === false);
}

function countOf(figure: PublishedFigure, cells: readonly Cell[]): number {
  return figure.cells.reduce((sum, at) => sum + (cells[at]?.count ?? 0), 0);
}

/** Gauss over the rationals, in doubles: the entries are small whole numbers. */
function isInSpan(target: number[], rows: number[][]): boolean {
  const work = [...rows.map((row) => [...row]), [...target]];
  const last = work.length - 1;
  const wanted = work[last] as number[];
  let rank = 0;
  for (let column = 0; column < target.length && rank < last; column++) {
    const pivot = work.findIndex((row, at) => at >= rank && at < last && isFar(row[column]));
    if (pivot < 0) continue;
    [work[rank], work[pivot]] = [work[pivot] as number[], work[rank] as number[]];
    const lead = work[rank] as number[];
    for (let at = rank + 1; at < last; at++) eliminate(work[at] as number[], lead, column);
    eliminate(wanted, lead, column);
    rank += 1;
  }
  return !wanted.some(isFar);
}

function eliminate(row: number[], lead: readonly number[], column: number): void {
  const factor = (row[column] ?? 0) / (lead[column] ?? 1);
  if (factor === 0) return;
  for (let at = column; at < row.length; at++) row[at] = (row[at] ?? 0) - factor * (lead[at] ?? 0);
}

function isFar(value: number | undefined): boolean {
  return Math.abs(value ?? 0) > 1e-9;
}
