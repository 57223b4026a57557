// Cells of the flow between provinces as rows and columns; the largest provinces first.

interface FlowCell {
  /** Province of the seller – province of the buyer, `50-11`. */
  code: string;
  /** `重庆市 → 北京市` */
  label: string;
  totalFen: string;
}

export interface Province {
  code: string;
  label: string;
}

export function flowMatrix<Cell extends FlowCell>(cells: readonly Cell[]) {
  const byCode = new Map(cells.map((cell) => [cell.code, cell]));
  return {
    sellers: provinces(cells, 0),
    buyers: provinces(cells, 1),
    cellOf: (seller: string, buyer: string): Cell | undefined => byCode.get(`${seller}-${buyer}`),
  };
}

function provinces(cells: readonly FlowCell[], side: 0 | 1): Province[] {
  const sums = new Map<string, { label: string; fen: bigint }>();
  for (const cell of cells) {
    const code = cell.code.split('-')[side] ?? '';
    const known = sums.get(code) ?? { label: cell.label.split(' → ')[side] ?? code, fen: 0n };
    sums.set(code, { ...known, fen: known.fen + BigInt(cell.totalFen) });
  }
  return [...sums]
    .sort(([a, one], [b, other]) => Number(other.fen - one.fen) || (a < b ? -1 : 1))
    .map(([code, { label }]) => ({ code, label }));
}
