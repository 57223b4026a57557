// The door of the contract room: one contract and lists for people, the registered contract behind a figure for officials.
import type { Actor } from '@app/identity';
import { CONTRACT_STREAM, LedgerReader, ledgerScopeOf } from '@app/ledger';
import { Database, decodeCursor, encodeCursor, problem } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { ContractEntry } from './contract.entry.js';
import { toRecord } from './contract.record.js';
import { sideOf, VISIBLE_SQL, visibleTo } from './contract.policy.js';
import type { ContractPage, ContractQuery, ContractView } from './contract.schema.js';
import { ContractViews } from './contract.views.js';
import type { ContractRecord } from './record.schema.js';

@Injectable()
export class Contracts {
  constructor(
    private readonly database: Database,
    private readonly entry: ContractEntry,
    private readonly views: ContractViews,
    private readonly ledger: LedgerReader,
  ) {}

  /** @throws contract.not-found when the actor has no part in it */
  async view(actor: Actor, id: string): Promise<ContractView> {
    return this.views.view(await this.entry.look(actor, id));
  }

  /** Contracts of the actor's organisation, those a broker leads, or all filed ones for the desk; newest first. */
  async list(actor: Actor, { state, dealId, cursor, limit }: ContractQuery): Promise<ContractPage> {
    const [before] = cursor === undefined ? [] : decodeCursor(cursor, ['uuid']);
    const ids = await this.database.query<{ id: string }>(
      `select c.id from contract c where ${VISIBLE_SQL} and ($4::text is null or c.state = $4)
         and ($5::uuid is null or c.deal_id = $5) and ($6::uuid is null or c.id < $6)
       order by c.id desc limit $7`,
      [...visibleTo(actor), state ?? null, dealId ?? null, before ?? null, limit + 1],
    );
    const rows = await this.views.rowsByIds(ids.slice(0, limit).map(({ id }) => id));
    const shown = rows
      .sort((a, b) => (a.id < b.id ? 1 : -1))
      .flatMap((row) => {
        const side = sideOf(actor, row);
        return side ? [{ row, side }] : [];
      });
    const last = shown.at(-1);
    return {
      items: this.views.cards(shown),
      nextCursor: ids.length > limit && last ? encodeCursor([last.row.id]) : null,
      ...(cursor === undefined && dealId === undefined ? { facets: { state: await this.countByState(actor) } } : {}),
    };
  }

  /** How many contracts the actor's list holds in each state; states without any are absent. */
  private async countByState(actor: Actor): Promise<Record<string, number>> {
    const rows = await this.database.query<{ state: string; n: number }>(
      `select c.state, count(*)::int as n from contract c where ${VISIBLE_SQL} group by c.state`,
      visibleTo(actor),
    );
    return Object.fromEntries(rows.map(({ state, n }) => [state, n]));
  }

  /** The project's name of a filing, without policy: for those whom the filing concerns. Null when there is none. */
  async projectNameOf(id: string): Promise<string | null> {
    const [row] = await this.database.query<{ name: string | null }>(
      'select project_name as name from contract where id = $1',
      [id],
    );
    return row?.name ?? null;
  }

  /**
   * The registered contract behind a ledger entry that the actor may see. What both hold is the entry's, and where the row
   * says something else that is named: a changed row does not pass as proven.
   * @throws contract.not-found
   */
  async record(actor: Actor, id: string): Promise<ContractRecord> {
    const { items } = await this.ledger.page(
      { streamKey: CONTRACT_STREAM, kind: 'REGISTRATION', contractId: id },
      ledgerScopeOf(actor),
      { limit: 1 },
    );
    const [entry] = items;
    const [row] = entry ? await this.views.rowsByIds([id]) : [];
    if (!entry || row?.state !== 'REGISTERED') throw problem('contract.not-found');
    return toRecord(row, entry);
  }
}
