// Nothing small is published, and nothing small can be computed from what is: by brute force over random tables.
import { SMALLEST_PUBLIC_CELL, withheld } from './suppression.js';
import type { Cell, PublishedFigure } from './suppression.js';

let seed = 7;
function random(below: number): number {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((seed / 2 ** 32) * below);
}

const cell = (count: number): Cell => ({ count, isEmpty: count === 0 });

/** A table of rows × columns with all its sums. */
function crossTable(rows: number, columns: number): PublishedFigure[] {
  const at = (row: number, column: number) => row * columns + column;
  const range = (length: number) => Array.from({ length }, (_, index) => index);
  return [
    ...range(rows * columns).map((index) => ({ key: `cell ${index}`, cells: [index] })),
    ...range(rows).map((row) => ({ key: `row ${row}`, cells: range(columns).map((column) => at(row, column)) })),
    ...range(columns).map((column) => ({ key: `column ${column}`, cells: range(rows).map((row) => at(row, column)) })),
    { key: 'total', cells: range(rows * columns) },
  ];
}

/**
 * The attack: every combination of shown figures with coefficients −1, 0 and 1, the known zeros left out. Answers the
 * least sum of contracts that it isolates as a plain sum of cells.
 */
function leastIsolated(cells: readonly Cell[], shown: readonly PublishedFigure[]): number {
  let least = Number.POSITIVE_INFINITY;
  const vectors = shown.map((figure) => cells.map((one, at) => (!one.isEmpty && figure.cells.includes(at) ? 1 : 0)));
  const walk = (from: number, sum: readonly number[]): void => {
    if (from === vectors.length) {
      if (!sum.some((value) => value === 1) || sum.some((value) => value !== 0 && value !== 1)) return;
      least = Math.min(
        least,
        sum.reduce((total, value, at) => total + value * (cells[at]?.count ?? 0), 0),
      );
      return;
    }
    for (const factor of [0, 1, -1]) {
      walk(from + 1, factor === 0 ? sum : sum.map((value, at) => value + factor * (vectors[from]?.[at] ?? 0)));
    }
  };
  walk(
    0,
    cells.map(() => 0),
  );
  return least;
}

describe('the cells withheld', () => {
  it('are none where every cell has three contracts or none', () => {
    expect([...withheld([3, 0, 9, 4].map(cell), crossTable(2, 2))]).toEqual([]);
  });

  it('are two of a list with one small part, which would follow from the total', () => {
    const figures = [0, 1, 2].map((at) => ({ key: `cell ${at}`, cells: [at] }));
    const hidden = withheld([1, 5, 9].map(cell), [...figures, { key: 'total', cells: [0, 1, 2] }]);
    expect([...hidden].sort()).toEqual(['cell 0', 'cell 1']);
  });

  it('are three where two contracts in two parts would follow together', () => {
    const figures = [0, 1, 2].map((at) => ({ key: `cell ${at}`, cells: [at] }));
    const hidden = withheld([1, 1, 9].map(cell), [...figures, { key: 'total', cells: [0, 1, 2] }]);
    expect([...hidden].sort()).toEqual(['cell 0', 'cell 1', 'cell 2']);
  });

  it('are all where the whole table is small', () => {
    expect(withheld([1, 0, 1, 0].map(cell), crossTable(2, 2)).has('total')).toBe(true);
  });

  it('contain what cancellations left over: amounts without a contract', () => {
    const leftOver: Cell = { count: 0, isEmpty: false };
    const figures = [0, 1].map((at) => ({ key: `cell ${at}`, cells: [at] }));
    const hidden = withheld([leftOver, cell(9)], [...figures, { key: 'total', cells: [0, 1] }]);
    expect([...hidden].sort()).toEqual(['cell 0', 'cell 1']);
  });

  it.each([
    [2, 2, 300],
    [2, 3, 60],
    [3, 2, 60],
  ])('leave nothing small to compute in random tables of %i × %i', (rows, columns, runs) => {
    for (let run = 0; run < runs; run++) {
      const cells = Array.from({ length: rows * columns }, () => cell(random(3) === 0 ? 0 : random(7)));
      const figures = crossTable(rows, columns);
      const hidden = withheld(cells, figures);
      const shown = figures.filter(({ key }) => !hidden.has(key));
      const counts = cells.map(({ count }) => count);
      expect({ counts, isSafe: leastIsolated(cells, shown) >= SMALLEST_PUBLIC_CELL }).toEqual({ counts, isSafe: true });
    }
  });

  it('leave nothing small to compute in random lists of seven parts', () => {
    for (let run = 0; run < 100; run++) {
      const cells = Array.from({ length: 7 }, () => cell(random(6)));
      const figures = [...cells.keys()].map((at) => ({ key: `cell ${at}`, cells: [at] }));
      const all = [...figures, { key: 'total', cells: [...cells.keys()] }];
      const hidden = withheld(cells, all);
      const least = leastIsolated(
        cells,
        all.filter(({ key }) => !hidden.has(key)),
      );
      expect(least).toBeGreaterThanOrEqual(SMALLEST_PUBLIC_CELL);
    }
  });

  it('leave a table of five years and five types mostly readable', () => {
    const cells = Array.from({ length: 25 }, (_, at) => cell(at === 7 ? 1 : 10 + at));
    const hidden = withheld(cells, crossTable(5, 5));
    expect([...hidden].every((key) => key.startsWith('cell'))).toBe(true);
    expect(hidden.size).toBeLessThanOrEqual(4);
  });
});
