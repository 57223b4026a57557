// Periods that figures are closed by: the list, closing one for ever, and checking a closed one against the entries.
import { Audit, Users } from '@app/identity';
import type { Actor } from '@app/identity';
import { CONTRACT_STREAM } from '@app/ledger';
import { Clock, Database, isUniqueViolation, newId, problem } from '@app/platform';
import { PlanPeriods, registrationRulesOn, shanghaiDate, shanghaiMonth } from '@app/reference';
import { Injectable } from '@nestjs/common';
import { CellReader } from './cell-reader.js';
import { mayClose } from './period.policy.js';
import './period.problems.js';
import type { ClosePeriod, PeriodList, PeriodRow, SnapshotVerification, SnapshotView } from './period.schema.js';
import { canonicalSnapshot, cellsOf, snapshotHash } from './snapshot-form.js';
import type { Cell } from './snapshot-form.js';
import { StatSnapshot } from './snapshot.entity.js';
import { calendarSpan, calendarSpans, planSpan } from './span.js';
import type { Span } from './span.js';

const MOST_WRONG = 20;

@Injectable()
export class StatPeriods {
  constructor(
    private readonly database: Database,
    private readonly planPeriods: PlanPeriods,
    private readonly cells: CellReader,
    private readonly users: Users,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Plan periods, and years, quarters and months since the first entry of the ledger, latest first. */
  async list(actor: Actor): Promise<PeriodList> {
    const today = shanghaiDate(this.clock.now());
    const snapshots = await this.database.manager.find(StatSnapshot);
    const people = await this.people(snapshots);
    const [first] = await this.database.query<{ day: string | null }>(
      `select to_char(min(ledger_date), 'YYYY-MM-DD') as day from ledger_entry where stream_key = $1`,
      [CONTRACT_STREAM],
    );
    const plans = (await this.planPeriods.list()).map((period) => planSpan(period)).toReversed();
    const spans = [...plans.filter((span) => span.startsOn <= today), ...calendarSpans(first?.day ?? today, today)];
    const ability = mayClose(actor);
    return {
      items: spans.map((span) => {
        const row = snapshots.find((each) => each.kind === span.kind && each.period === span.period);
        return periodRow(span, span.endsOn < today, row ? snapshotView(row, people) : null, ability === true);
      }),
      currentMonth: shanghaiMonth(this.clock.now()),
      can: ability === true ? { open: true } : {},
    };
  }

  /**
   * Keeps the figures of a period for ever. Entries that come later never change them: see adjustments.
   * @throws problem period.not-yours, period.not-found, period.not-over, period.closed
   */
  async close(actor: Actor, { kind, period }: ClosePeriod): Promise<SnapshotView> {
    const ability = mayClose(actor);
    if (ability !== true) throw problem(ability);
    const span = kind === 'PLAN' ? planSpan(await this.planPeriods.get(period)) : calendarSpan(kind, period);
    if (!span) throw problem('period.not-found', { detail: period });
    const now = this.clock.now();
    if (span.endsOn >= shanghaiDate(now))
      throw problem('period.not-over', { detail: `${span.label}到 ${span.endsOn} 止` });
    try {
      return await this.keep(actor, span, now);
    } catch (error) {
      throw isUniqueViolation(error, 'stat_snapshot_once') ? problem('period.closed', { detail: span.label }) : error;
    }
  }

  /** @throws problem period.not-found */
  async view(actor: Actor, id: string): Promise<SnapshotView> {
    const row = await this.row(id);
    const span = await this.spanOf(row);
    return {
      kind: row.kind,
      period: row.period,
      label: span.label,
      startsOn: row.startsOn,
      endsOn: row.endsOn,
      snapshot: snapshotView(row, await this.people([row])),
      cells: cellsOf(row.canonical).length,
      can: { verify: true, ...(mayClose(actor) === true ? { download: true } : {}) },
    };
  }

  /** The stored form, for whoever wants to hash it. @throws problem period.not-yours, period.not-found */
  async canonical(actor: Actor, id: string): Promise<{ name: string; mediaType: string; content: Buffer }> {
    const ability = mayClose(actor);
    if (ability !== true) throw problem(ability);
    const { kind, period, canonical } = await this.row(id);
    return {
      name: `snapshot-${kind}-${period}.json`.toLowerCase(),
      mediaType: 'application/json',
      content: Buffer.from(canonical, 'utf8'),
    };
  }

  /** Hashes the stored form again and adds up the entries up to the cut-off. @throws problem period.not-found */
  async verify(id: string): Promise<SnapshotVerification> {
    const began = performance.now();
    const row = await this.row(id);
    const { cells, entries } = await this.cells.fromEntries(row, row.cutoffSeq);
    const wrongCells = differing(cellsOf(row.canonical), cells);
    const sha256 = snapshotHash(row.canonical);
    const hashMatches = sha256.equals(row.sha256) && factsOf(row, row.canonical);
    const headMatches = (await this.cells.chainHashAt(row.cutoffSeq)) === row.chainHash.toString('hex');
    return {
      isSound: hashMatches && headMatches && wrongCells.length === 0,
      hashMatches,
      headMatches,
      checkedCells: cells.length,
      checkedEntries: entries,
      wrongCells: wrongCells.slice(0, MOST_WRONG),
      sha256: sha256.toString('hex'),
      asOf: this.clock.now().toISOString(),
      durationMs: Math.round(performance.now() - began),
    };
  }

  private async keep(actor: Actor, span: Span, now: Date): Promise<SnapshotView> {
    const id = newId();
    await this.database.tx(async (tx) => {
      const { cells, seq, chainHash } = await this.cells.now(tx, span);
      const facts = {
        ...span,
        streamKey: CONTRACT_STREAM,
        cutoffSeq: seq,
        cutoffAt: now.toISOString(),
        chainHash: chainHash.toString('hex'),
        ruleSetVersion: registrationRulesOn(span.endsOn).version,
      };
      const canonical = canonicalSnapshot({ ...facts, cells });
      const sha256 = snapshotHash(canonical);
      const { label: _label, ...kept } = facts;
      const row = { ...kept, id, cutoffAt: now, chainHash, canonical, sha256, closedBy: actor.userId, closedAt: now };
      await tx.insert(StatSnapshot, row);
      await this.audit.write(tx, actor, {
        action: 'period.close',
        subjectType: 'stat-snapshot',
        subjectId: id,
        detail: { kind: span.kind, period: span.period, cutoffSeq: seq.toString(), sha256: sha256.toString('hex') },
      });
    });
    return this.view(actor, id);
  }

  private async spanOf({ kind, period }: StatSnapshot): Promise<Span> {
    const span = kind === 'PLAN' ? planSpan(await this.planPeriods.get(period)) : calendarSpan(kind, period);
    if (!span) throw new Error(`a closed period that is none: ${kind} ${period}`);
    return span;
  }

  private async row(id: string): Promise<StatSnapshot> {
    const row = await this.database.manager.findOneBy(StatSnapshot, { id });
    if (!row) throw problem('period.not-found');
    return row;
  }

  private async people(rows: readonly StatSnapshot[]): Promise<Map<string, { id: string; name: string }>> {
    const known = await this.users.byIds([...new Set(rows.map((row) => row.closedBy))]);
    return new Map(known.map((card) => [card.id, card]));
  }
}

function periodRow(span: Span, isOver: boolean, snapshot: PeriodRow['snapshot'], mayAct: boolean): PeriodRow {
  const can: PeriodRow['can'] = mayAct && isOver && snapshot === null ? { close: true } : {};
  return { ...span, isOver, snapshot, can };
}

function snapshotView(row: StatSnapshot, people: ReadonlyMap<string, { id: string; name: string }>) {
  return {
    id: row.id,
    cutoffSeq: row.cutoffSeq.toString(),
    cutoffAt: row.cutoffAt.toISOString(),
    chainHash: row.chainHash.toString('hex'),
    ruleSetVersion: row.ruleSetVersion,
    sha256: row.sha256.toString('hex'),
    closedBy: people.get(row.closedBy) ?? null,
    closedAt: row.closedAt.toISOString(),
  };
}

/** The columns say the same as the stored form: a row whose cut-off was changed beside its form is found. */
function factsOf(row: StatSnapshot, canonical: string): boolean {
  const facts = {
    ...row,
    cutoffAt: row.cutoffAt.toISOString(),
    chainHash: row.chainHash.toString('hex'),
    cells: cellsOf(canonical),
  };
  return canonicalSnapshot(facts) === canonical;
}

function differing(stored: readonly Cell[], found: readonly Cell[]): SnapshotVerification['wrongCells'] {
  const text = ({ count, totalFen, technicalFen, receivedFen }: Cell): string =>
    [count, totalFen, technicalFen, receivedFen].join(' ');
  const key = ({ dimension, code }: Cell): string => `${dimension} ${code}`;
  const now = new Map(found.map((cell) => [key(cell), cell]));
  const before = new Map(stored.map((cell) => [key(cell), cell]));
  return [...new Set([...before.keys(), ...now.keys()])].flatMap((each) => {
    const [was, is] = [before.get(each), now.get(each)];
    const [storedText, foundText] = [was ? text(was) : '', is ? text(is) : ''];
    const cell = was ?? is;
    if (storedText === foundText || !cell) return [];
    return [{ dimension: cell.dimension, code: cell.code, stored: storedText, found: foundText }];
  });
}
