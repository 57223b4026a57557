// Report of differences: two months, or a closed period and now; per code, with the entries that explain it to the fen.
import type { Actor } from '@app/identity';
import { CONTRACT_STREAM } from '@app/ledger';
import { Clock, Database, decodeCursor, encodeCursor, problem } from '@app/platform';
import { PlanPeriods, shanghaiDate } from '@app/reference';
import { Injectable } from '@nestjs/common';
import { figureScopeOf } from '../dashboard.policy.js';
import { toSums } from '../slices.js';
import type { Total } from '../slices.js';
import { toEntry } from './difference-entry.js';
import type { EntryRow } from './difference-entry.js';
import { entriesSql, explainedSql, sumsSql } from './differences.queries.js';
import type { Question, Side } from './differences.queries.js';
import { differenceLabel, ledgerCodes } from './labels.js';
import type {
  DifferenceDimension,
  DifferenceReport,
  DifferenceRow,
  MonthDifferenceQuery,
  SnapshotDifferenceQuery,
} from './period.schema.js';
import './period.problems.js';
import { cellsOf } from './snapshot-form.js';
import { StatSnapshot } from './snapshot.entity.js';
import { monthSpan } from './span.js';

type NamedSide = Side & { label: string; snapshotId: string | null };

interface SumsRow {
  code: string;
  from_count: string;
  from_total_fen: string;
  from_technical_fen: string;
  to_count: string;
  to_total_fen: string;
  to_technical_fen: string;
}

type Page = Pick<SnapshotDifferenceQuery, 'dimension' | 'code' | 'cursor' | 'limit'>;

@Injectable()
export class Differences {
  constructor(
    private readonly database: Database,
    private readonly periods: PlanPeriods,
    private readonly clock: Clock,
  ) {}

  /** The figure at the end of one month against that of another; closed months as they were closed. */
  async betweenMonths(actor: Actor, query: MonthDifferenceQuery): Promise<DifferenceReport> {
    const plan = await this.periods.current(new Date(`${query.to}-15T04:00:00Z`));
    const side = async (month: string): Promise<NamedSide> => {
      const { startsOn, endsOn, label } = monthSpan(month);
      const closed = await this.database.manager.findOneBy(StatSnapshot, { kind: 'MONTH', period: month });
      const begins = query.basis === 'FLOW' || startsOn < plan.startsOn ? startsOn : plan.startsOn;
      return { startsOn: begins, endsOn, label, cutoffSeq: closed?.cutoffSeq ?? null, snapshotId: closed?.id ?? null };
    };
    // A month before the plan period has no part in its cumulative figure.
    const from = await side(query.from);
    const isBefore = query.basis === 'CUMULATIVE' && from.endsOn < plan.startsOn;
    const start = isBefore ? { ...from, startsOn: plan.startsOn } : from;
    return this.report(actor, start, await side(query.to), query);
  }

  /** A closed period as it was closed against what its days hold now. @throws problem period.not-found */
  async sinceClose(actor: Actor, id: string, query: SnapshotDifferenceQuery): Promise<DifferenceReport> {
    const row = await this.database.manager.findOneBy(StatSnapshot, { id });
    if (!row) throw problem('period.not-found');
    const { startsOn, endsOn, cutoffSeq } = row;
    const from: NamedSide = { startsOn, endsOn, cutoffSeq, label: '关账时', snapshotId: id };
    const to: NamedSide = { startsOn, endsOn, cutoffSeq: null, label: `现在（${this.today()}）`, snapshotId: null };
    const report = await this.report(actor, from, to, query);
    return figureScopeOf(actor).kind === 'DISTRICT' ? heldAgainst(report, row) : report;
  }

  private async report(actor: Actor, from: NamedSide, to: NamedSide, page: Page): Promise<DifferenceReport> {
    const code = page.code ?? (page.dimension === 'all' ? 'all' : undefined);
    const codes = code === undefined ? null : ledgerCodes(page.dimension, code);
    const question: Question = { from, to, dimension: page.dimension, codes, scope: figureScopeOf(actor) };
    const before = page.cursor === undefined ? null : cursorOf(page.cursor);
    const head = before?.head ?? (await this.head());
    const { text, params } = sumsSql(question);
    const found = (await this.database.query<SumsRow>(text, params)).map((row) => rowOf(page.dimension, row));
    const rows = code === undefined ? found : [merged(page.dimension, code, found)];
    const sides = { from: sideView(from), to: sideView(to), dimension: page.dimension, asOfSeq: head };
    if (code === undefined)
      return { ...sides, rows: rows.sort(byChange), entries: [], nextCursor: null, explained: null, addsUp: true };
    const explained = await this.explained(question, head);
    const entries = await this.entries(question, head, before?.seq ?? null, page.limit);
    const last = entries.items.at(-1);
    return {
      ...sides,
      rows,
      entries: entries.items.map((row) => toEntry(row, from.endsOn)),
      nextCursor: entries.hasMore && last ? encodeCursor([head, last.seq]) : null,
      explained: toSums(explained),
      addsUp: isEqual(explained, totalOf(rows[0]?.difference)),
    };
  }

  private async entries(question: Question, head: string, before: string | null, limit: number) {
    const { text, params } = entriesSql(question, head, before, limit + 1);
    const rows = await this.database.query<EntryRow>(text, params);
    return { items: rows.slice(0, limit), hasMore: rows.length > limit };
  }

  private async explained(question: Question, head: string): Promise<Total> {
    const { text, params } = explainedSql(question, head);
    const [row] = await this.database.query<{ count: string; total_fen: string; technical_fen: string }>(text, params);
    return {
      count: BigInt(row?.count ?? 0),
      totalFen: BigInt(row?.total_fen ?? 0),
      technicalFen: BigInt(row?.technical_fen ?? 0),
    };
  }

  private async head(): Promise<string> {
    const [row] = await this.database.query<{ seq: string }>('select seq from ledger_stream where stream_key = $1', [
      CONTRACT_STREAM,
    ]);
    return row?.seq ?? '0';
  }

  private today(): string {
    return shanghaiDate(this.clock.now());
  }
}

/** The figures as they were closed stand in the stored form, not in what would be counted today. */
function heldAgainst(report: DifferenceReport, { canonical }: StatSnapshot): DifferenceReport {
  const stored = cellsOf(canonical).filter((cell) => cell.dimension === report.dimension);
  const wrong = report.rows.filter((row) => {
    const cells = stored.filter((cell) => ledgerCodes(report.dimension, row.code).includes(cell.code));
    const sum = cells.reduce(plus, { count: 0n, totalFen: 0n, technicalFen: 0n });
    return !isEqual(sum, totalOf(row.from));
  });
  return { ...report, addsUp: report.addsUp && wrong.length === 0 };
}

function rowOf(dimension: DifferenceDimension, row: SumsRow): DifferenceRow {
  const from = {
    count: BigInt(row.from_count),
    totalFen: BigInt(row.from_total_fen),
    technicalFen: BigInt(row.from_technical_fen),
  };
  const to = {
    count: BigInt(row.to_count),
    totalFen: BigInt(row.to_total_fen),
    technicalFen: BigInt(row.to_technical_fen),
  };
  return differenceRow(dimension, row.code, from, to);
}

/** One row of several of the ledger's codes, or of none. */
function merged(dimension: DifferenceDimension, code: string, rows: readonly DifferenceRow[]): DifferenceRow {
  const zero: Total = { count: 0n, totalFen: 0n, technicalFen: 0n };
  const from = rows.map((row) => totalOf(row.from)).reduce(plus, zero);
  const to = rows.map((row) => totalOf(row.to)).reduce(plus, zero);
  return differenceRow(dimension, code, from, to);
}

function differenceRow(dimension: DifferenceDimension, code: string, from: Total, to: Total): DifferenceRow {
  const difference = {
    count: to.count - from.count,
    totalFen: to.totalFen - from.totalFen,
    technicalFen: to.technicalFen - from.technicalFen,
  };
  const label = differenceLabel(dimension, code);
  return { dimension, code, label, from: toSums(from), to: toSums(to), difference: toSums(difference) };
}

function totalOf(sums: DifferenceRow['from'] | undefined): Total {
  return {
    count: BigInt(sums?.count ?? 0),
    totalFen: BigInt(sums?.totalFen ?? 0),
    technicalFen: BigInt(sums?.technicalFen ?? 0),
  };
}

function plus(a: Total, b: Total): Total {
  return {
    count: a.count + b.count,
    totalFen: a.totalFen + b.totalFen,
    technicalFen: a.technicalFen + b.technicalFen,
  };
}

function isEqual(a: Total, b: Total): boolean {
  return a.count === b.count && a.totalFen === b.totalFen && a.technicalFen === b.technicalFen;
}

function byChange(a: DifferenceRow, b: DifferenceRow): number {
  const size = (row: DifferenceRow): bigint => {
    const fen = BigInt(row.difference.totalFen);
    return fen < 0n ? -fen : fen;
  };
  if (size(a) !== size(b)) return size(a) > size(b) ? -1 : 1;
  return a.code < b.code ? -1 : 1;
}

function sideView({ label, startsOn, endsOn, cutoffSeq, snapshotId }: NamedSide): DifferenceReport['from'] {
  return { label, startsOn, endsOn, cutoffSeq: cutoffSeq?.toString() ?? null, snapshotId };
}

/** @throws problem page.bad-cursor */
function cursorOf(cursor: string): { head: string; seq: string } {
  const [head = '', seq = ''] = decodeCursor(cursor, ['number', 'number']);
  if (![head, seq].every((part) => /^\d{1,18}$/.test(part))) throw problem('page.bad-cursor');
  return { head, seq };
}
