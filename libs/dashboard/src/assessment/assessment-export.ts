// The yearly table as a file: one line per item, values as they are read, and the points of each unit at the end.
import type { TableColumn } from '@app/platform';
import type { AssessmentItemView, AssessmentTable } from './assessment.schema.js';

interface Line {
  unit: string;
  indicator: string;
  measure: string;
  target: string;
  self: string;
  selfAsOf: string;
  system: string;
  state: string;
  basis: string;
  weight: string;
  points: string;
  rule: string;
  remark: string;
}

const STATES = { OPEN: '待填报', SUBMITTED: '待确认', RETURNED: '已退回', CONFIRMED: '已确认' } as const;
const BASES = { SYSTEM: '系统数', SELF: '自报数' } as const;
const METRICS = { TOTAL: '合同成交总额', TECHNICAL: '技术交易额' } as const;
const EMPTY: Line = {
  unit: '',
  indicator: '',
  measure: '',
  target: '',
  self: '',
  selfAsOf: '',
  system: '',
  state: '',
  basis: '',
  weight: '',
  points: '',
  rule: '',
  remark: '',
};

const text = (header: string, of: (line: Line) => string, width?: number): TableColumn<Line> => ({
  kind: 'text',
  header,
  of,
  ...(width === undefined ? {} : { width }),
});

/** Values of different units share a column, so they are exact texts, not numbers of one format. */
export const COLUMNS: readonly TableColumn<Line>[] = [
  text('单位', (line) => line.unit),
  text('指标', (line) => line.indicator),
  text('计量单位与口径', (line) => line.measure),
  text('目标值', (line) => line.target, 18),
  text('自报值', (line) => line.self, 18),
  text('自报统计日', (line) => line.selfAsOf, 12),
  text('系统值', (line) => line.system, 18),
  text('状态', (line) => line.state, 10),
  text('计分依据', (line) => line.basis, 10),
  text('权重（分）', (line) => line.weight, 12),
  text('得分（分）', (line) => line.points, 12),
  text('规则版本', (line) => line.rule, 10),
  text('意见', (line) => line.remark),
];

export function linesOf({ items, totals }: AssessmentTable): Line[] {
  const sums = totals.map((total) => ({
    ...EMPTY,
    unit: total.unit.name,
    indicator: '合计',
    state: `已确认 ${total.confirmedItems}/${total.items}`,
    weight: decimal(BigInt(total.weight)),
    points: decimal(BigInt(total.points)),
  }));
  return [...items.map(lineOf), ...sums];
}

/** The lines as a table's file asks for them. */
export async function* inTurn(lines: readonly Line[]): AsyncGenerator<Line> {
  yield* lines;
}

function lineOf({ unit, indicator, metric, score, ...item }: AssessmentItemView): Line {
  const value = (raw: string | undefined): string =>
    raw === undefined ? '' : indicator.kind === 'COUNT' ? raw : decimal(BigInt(raw));
  const unitName = indicator.kind === 'RATIO' ? '%' : indicator.unit;
  return {
    unit: unit.name,
    indicator: indicator.name,
    measure: metric ? `${unitName}，${METRICS[metric]}` : unitName,
    target: value(item.target),
    self: value(item.self?.value),
    selfAsOf: item.self?.asOf ?? '',
    system: value(item.system?.value),
    state: STATES[item.state],
    basis: score ? BASES[score.basis] : '',
    weight: decimal(BigInt(item.weight)),
    points: score ? decimal(BigInt(score.points)) : '',
    rule: score ? String(score.ruleVersion) : '',
    remark: item.remark ?? '',
  };
}

/** Hundredths as a decimal: fen as 元, basis points as %, points. */
function decimal(hundredths: bigint): string {
  const digits = (hundredths < 0n ? -hundredths : hundredths).toString().padStart(3, '0');
  return `${hundredths < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
