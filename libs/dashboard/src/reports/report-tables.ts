// What a report says, as titles, tables and definitions; the workbook and the document print the same. Pure.
import { formatMoney } from '@app/reference';
import { share } from '../plan-line.js';
import { scopeView } from '../scope-view.js';
import { metricOf, type Total } from '../slices.js';
import { growth } from '../window.js';
import type { ReportCut, ReportFigures } from './report-figures.js';
import type { ReportKind } from './report.schema.js';

export interface ReportRow {
  label: string;
  total: Total;
  /** Share of 合同成交总额 in the report's own; null where parts may overlap and where there is nothing to share. */
  share: number | null;
}

export interface ReportTable {
  title: string;
  /** Header of the first column. */
  what: string;
  rows: ReportRow[];
  /** What must not be done with its figures. */
  note?: string;
}

export interface Report {
  title: string;
  lead: string[];
  facts: { label: string; value: string }[];
  tables: ReportTable[];
  definitions: { term: string; meaning: string }[];
}

const NAMES: Record<ReportKind, string> = { MONTH: '月报', QUARTER: '季报', YEAR: '年报' };
const METRICS = { TOTAL: '合同成交总额', TECHNICAL: '技术交易额' } as const;

const CUTS: Record<ReportCut, { title: string; what: string }> = {
  type: { title: '按合同类型', what: '合同类型' },
  subType: { title: '按合同细类', what: '细类' },
  techArea: { title: '按技术领域', what: '技术领域' },
  township: { title: '按乡镇街道', what: '乡镇街道' },
  park: { title: '按园区', what: '园区' },
  amountBand: { title: '按金额区间', what: '合同金额' },
  sellerPartyType: { title: '按卖方类别', what: '卖方类别' },
  buyerPartyType: { title: '按买方类别', what: '买方类别' },
  related: { title: '按关联交易', what: '关联交易' },
  brokerAssisted: { title: '按技术经纪人促成', what: '促成方式' },
};
const PLACE_NOTE = '双方在不同乡镇街道（园区）的合同在两处各计一次；乡镇街道与园区互相重叠，均不得相加。';
const OVERLAPPING: ReadonlySet<ReportCut> = new Set(['township', 'park']);

/** `技术合同月报 · 2026 年 10 月`. */
export function reportTitle(kind: ReportKind, periodLabel: string): string {
  return `技术合同${NAMES[kind]} · ${periodLabel}`;
}

export function reportOf(kind: ReportKind, figures: ReportFigures): Report {
  const { span, scope, now, before, months, cuts, directions, proof } = figures;
  return {
    title: reportTitle(kind, span.label),
    lead: [
      `统计范围：${scopeView(scope).label}　报告期：${span.startsOn} 至 ${span.endsOn}（登记日期，Asia/Shanghai）`,
      `截至台账第 ${proof.ledgerSeq} 条，链上哈希 ${proof.chainHash}`,
    ],
    facts: factsOf(figures),
    tables: [
      {
        title: '本期与上年同期',
        what: '期间',
        rows: [
          { label: '本期', total: now, share: null },
          { label: '上年同期', total: before, share: null },
        ],
      },
      { title: '逐月', what: '月份', rows: months.map(({ month, total }) => ({ label: month, total, share: null })) },
      {
        title: '按技术流向',
        what: '流向',
        rows: directions.map((slice) => ({ label: slice.label, total: totalOf(slice), share: null })),
        note: '输出（卖方在本区）与吸纳（买方在本区）都包含区内循环，不得相加。',
      },
      ...cuts.map((each) => cutTable(each, now)),
    ],
    definitions: definitionsOf(figures),
  };
}

function cutTable({ cut, slices }: ReportFigures['cuts'][number], now: Total): ReportTable {
  const { title, what } = CUTS[cut];
  const isOverlapping = OVERLAPPING.has(cut);
  const rows = slices.map((slice) => rowOf(slice.label, totalOf(slice), isOverlapping ? null : now));
  return isOverlapping ? { title, what, rows, note: PLACE_NOTE } : { title, what, rows };
}

function factsOf({ now, before, plan, cumulative, scope }: ReportFigures): Report['facts'] {
  const metric = plan?.metric ?? 'TOTAL';
  const [value, last] = [metricOf(metric, now), metricOf(metric, before)];
  const rise = growth(value, last);
  const facts = [
    { label: '合同项数', value: `${now.count} 项` },
    { label: '合同成交总额', value: `${wan(now.totalFen)} 万元` },
    { label: '技术交易额', value: `${wan(now.technicalFen)} 万元` },
    { label: `${METRICS[metric]}同比`, value: rise === null ? '上年同期为零，不可比' : percent(rise, true) },
  ];
  if (!plan || !cumulative) return facts;
  const reached = metricOf(metric, cumulative);
  facts.push({ label: `${plan.name}累计${METRICS[metric]}`, value: `${wan(reached)} 万元` });
  // The target is the whole district's.
  if (scope.kind !== 'DISTRICT' || plan.targetFen === null) return facts;
  const target = BigInt(plan.targetFen);
  facts.push({ label: '规划目标', value: `${wan(target)} 万元，已完成 ${percent(share(reached, target))}` });
  return facts;
}

function definitionsOf({ plan, proof }: ReportFigures): Report['definitions'] {
  return [
    { term: '统计对象', meaning: '已登记的技术合同；变更按差额、注销和撤销按冲减计入其入账月份。' },
    { term: '合同成交总额', meaning: '合同约定的总金额。' },
    { term: '技术交易额', meaning: '从合同成交总额中扣除非技术性费用后的金额。' },
    {
      term: '计划指标口径',
      meaning: plan
        ? `${plan.name}以${METRICS[plan.metric]}计。${plan.source ? `依据：${plan.source}` : ''}`
        : '本期不在任何规划期内。',
    },
    { term: '输出、吸纳、区内循环', meaning: '按卖方、买方所在地区分；输出与吸纳都包含区内循环，不得相加。' },
    { term: '占比', meaning: '该项合同成交总额占本期全部合同成交总额的比例。' },
    { term: '可核验', meaning: `本表由台账第 1 至 ${proof.ledgerSeq} 条分录汇总，链上哈希 ${proof.chainHash}。` },
  ];
}

function rowOf(label: string, total: Total, whole: Total | null): ReportRow {
  return { label, total, share: whole && whole.totalFen > 0n ? share(total.totalFen, whole.totalFen) : null };
}

function totalOf(sums: { count: number; totalFen: string; technicalFen: string }): Total {
  return { count: BigInt(sums.count), totalFen: BigInt(sums.totalFen), technicalFen: BigInt(sums.technicalFen) };
}

/** Fen as 万元 with two to six decimals, so that nothing is rounded: 1234567890n → `1,234.56789`. */
export function wan(fen: bigint): string {
  return formatMoney(fen, 'wan', 6).replace(/0{1,4}$/, '');
}

export function percent(value: number, isSigned = false): string {
  const text = `${(value * 100).toFixed(1)}%`;
  return isSigned && value > 0 ? `+${text}` : text;
}
