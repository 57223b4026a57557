// The contracts behind a figure: ledger entries of a cut, with the sums they must add up to; as pages or as a file.
import type { Actor } from '@app/identity';
import { CONTRACT_STREAM, LedgerReader } from '@app/ledger';
import type { EntryFilter, LedgerEntryView, LedgerScope } from '@app/ledger';
import { Clock, encodeCursor } from '@app/platform';
import { labelOf, PlanPeriods } from '@app/reference';
import type { PlanPeriodView } from '@app/reference';
import { Injectable } from '@nestjs/common';
import { figureScopeOf } from './dashboard.policy.js';
import type { DrillFileQuery, DrillQuery, DrillRow, DrillView, Proof, Sums } from './dashboard.schema.js';
import { FigureReader } from './figures.js';
import { monthEnd } from './plan-line.js';
import { add, DIRECTION_CODES, isDirectionSlice, sliceLabel, toSums } from './slices.js';
import { windowOf, windowWords } from './window.js';

const DIRECTION_LABELS: Record<string, string> = {
  OUTBOUND: '输出',
  INBOUND: '吸纳',
  WITHIN: '区内循环',
  OUTSIDE: '区外',
};

/** Entries read at once for a file. */
const FILE_PAGE = 1_000;

type Cut = Omit<DrillFileQuery, 'format'>;

/** A figure that was opened: what it is called, its value, and how its entries are found. */
interface Opened {
  title: string;
  sums: Sums;
  proof: Proof;
  scope: LedgerScope;
  filter: EntryFilter;
}

/** All entries behind a figure, as a file gets them. */
export interface DrillFile {
  title: string;
  rows: AsyncIterable<DrillRow>;
}

@Injectable()
export class Drill {
  constructor(
    private readonly figures: FigureReader,
    private readonly ledger: LedgerReader,
    private readonly periods: PlanPeriods,
    private readonly clock: Clock,
  ) {}

  /** @throws problem reference.unknown-period, page.bad-cursor */
  async contracts(actor: Actor, query: DrillQuery): Promise<DrillView> {
    const { title, sums, proof, scope, filter } = await this.open(actor, query);
    // The list is read after its sum: entries that came in between are left out, so that both are of one moment.
    const cursor = query.cursor ?? after(proof);
    const page = await this.ledger.page(filter, scope, { cursor, limit: query.limit });
    return { title, sums, items: page.items.map((entry) => toRow(entry)), nextCursor: page.nextCursor, proof };
  }

  /** The whole list, read as fast as it is taken. @throws problem reference.unknown-period */
  async file(actor: Actor, query: Cut): Promise<DrillFile> {
    const { title, proof, scope, filter } = await this.open(actor, query);
    return { title, rows: this.rows(filter, scope, proof) };
  }

  private async open(actor: Actor, query: Cut): Promise<Opened> {
    const period = query.period ? await this.periods.get(query.period) : await this.periods.current(this.clock.now());
    const { fromMonth, toMonth } = windowOf(period, query);
    const codes = codesOf(query);
    const scope = figureScopeOf(actor);
    const { dimension } = query;
    const { cells, proof } = await this.figures.read({ dimensions: [dimension], codes, fromMonth, toMonth, scope });
    return {
      title: titleOf(period, query),
      sums: toSums(add(cells)),
      proof,
      scope,
      filter: {
        streamKey: CONTRACT_STREAM,
        from: `${fromMonth}-01`,
        to: monthEnd(toMonth),
        dimension,
        code: codes,
      },
    };
  }

  private async *rows(filter: EntryFilter, scope: LedgerScope, proof: Proof): AsyncGenerator<DrillRow> {
    for (let cursor: string | null = after(proof); cursor !== null;) {
      const page = await this.ledger.page(filter, scope, { cursor, limit: FILE_PAGE });
      for (const entry of page.items) yield toRow(entry);
      cursor = page.nextCursor;
    }
  }
}

/** The place in the list just above the newest entry that a total contains. */
function after(proof: Proof): string {
  return encodeCursor([String(BigInt(proof.ledgerSeq) + 1n)]);
}

function codesOf({ dimension, code = 'all' }: Cut): readonly string[] {
  if (dimension === 'all') return ['all'];
  return dimension === 'direction' && isDirectionSlice(code) ? DIRECTION_CODES[code] : [code];
}

function titleOf(period: PlanPeriodView, query: Cut): string {
  const { dimension, code } = query;
  const what = dimension === 'all' || code === undefined ? '全部合同' : sliceLabel(dimension, code);
  return [period.name, windowWords(query), what].filter((part) => part !== undefined && part !== '').join(' · ');
}

export function toRow(entry: LedgerEntryView): DrillRow {
  const { dimensions, identity } = entry;
  return {
    seq: entry.seq,
    kind: entry.kind,
    correctsSeq: entry.correctsSeq,
    ledgerDate: entry.ledgerDate,
    totalFen: entry.totalFen,
    technicalFen: entry.technicalFen,
    typeLabel: labelOf('contractType', dimensions['type'] ?? ''),
    techAreaLabel: labelOf('techArea', dimensions['techArea'] ?? ''),
    directionLabel: DIRECTION_LABELS[dimensions['direction'] ?? ''] ?? '',
    contractId: identity?.['contractId'] ?? null,
    title: identity?.['projectName'] ?? null,
    registrationNumber: identity?.['registrationNumber'] ?? null,
    sellerName: identity?.['sellerName'] ?? null,
    buyerName: identity?.['buyerName'] ?? null,
  };
}
