// SQL of the report of differences: two sides, each a range of days and, where it is closed, a cut-off in the ledger. What is
// in one side and not in the other is the difference. Text only; nothing is read here.
import { CONTRACT_STREAM, inScope } from '@app/ledger';
import type { LedgerScope } from '@app/ledger';
import type { DifferenceDimension } from './period.schema.js';

/** What a figure was made of: entries of these days, up to the cut-off; null = all there are. */
export interface Side {
  startsOn: string;
  endsOn: string;
  cutoffSeq: bigint | null;
}

export interface Question {
  from: Side;
  to: Side;
  dimension: DifferenceDimension;
  /** Codes of the ledger; null = every code of the dimension. */
  codes: readonly string[] | null;
  scope: LedgerScope;
}

interface Sql {
  text: string;
  params: unknown[];
}

function sideOf(side: Side, params: unknown[]): string {
  const days = `e.ledger_date between $${params.push(side.startsOn)} and $${params.push(side.endsOn)}`;
  return side.cutoffSeq === null ? days : `(${days} and e.seq <= $${params.push(side.cutoffSeq.toString())})`;
}

const sums = (name: string): string =>
  ['count', 'total_fen', 'technical_fen']
    .map((column) => `coalesce(sum(${column}) filter (where in_${name}), 0)::text as ${name}_${column}`)
    .join(', ');

/** Per code: the figure of both sides. */
export function sumsSql(question: Question): Sql {
  const { from, to, dimension, codes, scope } = question;
  const params: unknown[] = [CONTRACT_STREAM, dimension];
  const only = codes === null ? '' : `and c.code = any($${params.push(codes)})`;
  const parts =
    scope.kind === 'DISTRICT' ? keptSums(from, to, params, only) : scopedSums(from, to, scope, params, only);
  return {
    text: `select code, ${sums('from')}, ${sums('to')} from (${parts}) part group by code`,
    params,
  };
}

/** The kept sums of whole months, and what came after a cut-off taken off again: few rows at any size of the ledger. */
function keptSums(from: Side, to: Side, params: unknown[], only: string): string {
  const at = (value: unknown): string => `$${params.push(value)}`;
  const [a1, a2, b1, b2] = [from.startsOn, from.endsOn, to.startsOn, to.endsOn].map((day) => at(day));
  const kept = `select c.code, c.count, c.total_fen, c.technical_fen, c.month between ${a1} and ${a2} as in_from,
      c.month between ${b1} and ${b2} as in_to
    from ledger_rollup c where c.stream_key = $1 and c.dimension = $2 ${only}`;
  const cutoffs = [from.cutoffSeq, to.cutoffSeq].filter((seq) => seq !== null);
  const [first] = cutoffs.sort((a, b) => (a < b ? -1 : 1));
  if (first === undefined) return kept;
  const late = (side: Side, start: string, end: string): string =>
    side.cutoffSeq === null
      ? 'false'
      : `(e.ledger_date between ${start} and ${end} and e.seq > ${at(side.cutoffSeq.toString())})`;
  return `${kept} union all
    select c.code, -e.count_delta, -e.total_fen, -e.technical_fen, ${late(from, a1 ?? '', a2 ?? '')},
      ${late(to, b1 ?? '', b2 ?? '')}
    from ledger_entry e cross join lateral ledger_cells(e.dimensions) c
    where e.stream_key = $1 and e.seq > ${at(first.toString())} and c.dimension = $2 ${only}`;
}

/** A township's or park's part is summed from its entries. */
function scopedSums(from: Side, to: Side, scope: LedgerScope, params: unknown[], only: string): string {
  const condition = inScope(scope, params);
  return `select c.code, e.count_delta as count, e.total_fen, e.technical_fen, ${sideOf(from, params)} as in_from,
      ${sideOf(to, params)} as in_to
    from ledger_entry e cross join lateral ledger_cells(e.dimensions) c
    where e.stream_key = $1 and c.dimension = $2 ${only} and ${condition}`;
}

const COLUMNS = `e.seq::text, e.kind, to_char(e.ledger_date, 'YYYY-MM-DD') as "ledgerDate", e.occurred_at as "occurredAt",
  e.corrects_seq::text as "correctsSeq", to_char(p.ledger_date, 'YYYY-MM-DD') as "correctsDate", e.in_to as "isIn",
  e.count_delta as count, e.total_fen::text as "totalFen", e.technical_fen::text as "technicalFen", i.identity`;

/** The entries that stand on one side only, with the entry that they correct. */
function entriesOf(question: Question, params: unknown[]): string {
  const { from, to, dimension, codes, scope } = question;
  const hasCode =
    codes === null
      ? 'true'
      : `exists (select 1 from ledger_cells(e.dimensions) c where c.dimension = $${params.push(dimension)}
          and c.code = any($${params.push(codes)}))`;
  const [first, last] = [
    from.startsOn < to.startsOn ? from.startsOn : to.startsOn,
    from.endsOn > to.endsOn ? from.endsOn : to.endsOn,
  ];
  const scoped = inScope(scope, params);
  const apart = apartOf(from, to, params);
  return `(select e.*, (${sideOf(from, params)}) as in_from, (${sideOf(to, params)}) as in_to from ledger_entry e
    where e.stream_key = $1 and e.ledger_date between $${params.push(first)} and $${params.push(last)}
      and ${apart} and (${sideOf(from, params)}) <> (${sideOf(to, params)}) and ${scoped} and ${hasCode})`;
}

/**
 * Days that only one side has, or entries behind the first cut-off: nothing else can differ, and the indexes of day and seq
 * find these few among all.
 */
function apartOf(from: Side, to: Side, params: unknown[]): string {
  const start = from.startsOn > to.startsOn ? from.startsOn : to.startsOn;
  const end = from.endsOn < to.endsOn ? from.endsOn : to.endsOn;
  const days = `e.ledger_date < $${params.push(start)} or e.ledger_date > $${params.push(end)}`;
  const [first] = [from.cutoffSeq, to.cutoffSeq].filter((seq) => seq !== null).sort((a, b) => (a < b ? -1 : 1));
  return first === undefined ? `(${days})` : `(${days} or e.seq > $${params.push(first.toString())})`;
}

export function entriesSql(question: Question, head: string, before: string | null, limit: number): Sql {
  const params: unknown[] = [CONTRACT_STREAM];
  const source = entriesOf(question, params);
  const older = before === null ? '' : `and e.seq < $${params.push(before)}`;
  return {
    text: `select ${COLUMNS} from ${source} e
      left join ledger_entry p on p.stream_key = e.stream_key and p.seq = e.corrects_seq
      left join ledger_identity i on i.stream_key = e.stream_key and i.seq = e.seq
      where e.seq <= $${params.push(head)} ${older} order by e.seq desc limit $${params.push(limit)}`,
    params,
  };
}

/** What all of these entries add to the earlier figure. */
export function explainedSql(question: Question, head: string): Sql {
  const params: unknown[] = [CONTRACT_STREAM];
  const source = entriesOf(question, params);
  const signed = (column: string): string =>
    `coalesce(sum(case when e.in_to then ${column} else -${column} end), 0)::text`;
  return {
    text: `select ${signed('e.count_delta')} as count, ${signed('e.total_fen')} as total_fen,
      ${signed('e.technical_fen')} as technical_fen from ${source} e where e.seq <= $${params.push(head)}`,
    params,
  };
}
