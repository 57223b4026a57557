// The door of the deal room: reading deals for people, and facts and registration for the contract room.
// Deeds of people: interest, leading, negotiation and signing services.
import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/identity';
import { Database, decodeCursor, encodeCursor, problem, type Tx } from '@app/platform';
import { Deal } from './deal.entity.js';
import { DealEntry } from './deal.entry.js';
import { DealRegistered } from './deal.events.js';
import { boardColumns, listDeals, liveSignings } from './deal.queries.js';
import {
  DEAL_STAGES,
  type DealBoard,
  type DealPage,
  type DealQuery,
  type DealSide,
  type DealView,
} from './deal.schema.js';
import { DealTrail } from './deal.trail.js';
import { DealViews } from './deal.views.js';
import { Leading } from './leading.service.js';

/** Cards shown per column of the board; the rest is in the list of that stage. */
const COLUMN_LIMIT = 20;

/** What a contract is pre-filled from. No policy: the caller answers for who sees it. */
export interface DealContractFacts {
  dealId: string;
  stage: Deal['stage'];
  title: string;
  achievementId: string | null;
  demandId: string | null;
  /** Code of the list `techArea`. */
  techArea: string | null;
  /** Code of the list `base`. */
  base: string | null;
  sellerOrgId: string;
  buyerOrgId: string;
  sellerUserId: string | null;
  buyerUserId: string | null;
  /** The broker who leads; null while nobody has accepted. */
  brokerId: string | null;
  brokerUserId: string | null;
  /** Facts that both sides confirmed; null before stage SIGNED. */
  signing: { contractType: string; totalAmountFen: bigint; signedOn: string } | null;
  contractId: string | null;
}

@Injectable()
export class Deals {
  constructor(
    private readonly database: Database,
    private readonly entry: DealEntry,
    private readonly views: DealViews,
    private readonly trail: DealTrail,
    private readonly leading: Leading,
  ) {}

  /** @throws deal.not-found when the actor has no part in it */
  async view(actor: Actor, dealId: string): Promise<DealView> {
    const { deal } = await this.entry.look(actor, dealId);
    return this.views.view(actor, deal);
  }

  /** Deals of the actor's organisation, or those a broker leads or is asked to lead; the latest activity first. */
  async list(actor: Actor, { stage, side, cursor, limit }: DealQuery): Promise<DealPage> {
    const [at, id] = cursor === undefined ? [] : decodeCursor(cursor, ['instant', 'uuid']);
    const after: [string, string] | undefined = at && id ? [at, id] : undefined;
    const rows = await listDeals(this.database.manager, actor, { stage, side, after, limit: limit + 1 });
    const shown = rows.slice(0, limit);
    const last = rows.length > limit ? shown.at(-1) : undefined;
    return {
      items: await this.views.cards(actor, shown),
      nextCursor: last ? encodeCursor([last.lastActivityAt.toISOString(), last.id]) : null,
    };
  }

  /** Every stage with its count and the latest cards, in the order of the trade. */
  async board(actor: Actor, side?: DealSide): Promise<DealBoard> {
    const columns = await boardColumns(this.database.manager, actor, side, COLUMN_LIMIT);
    const cards = await this.views.cards(
      actor,
      columns.flatMap((column) => column.deals),
    );
    return {
      columns: DEAL_STAGES.map((stage) => ({
        stage,
        count: columns.find((column) => column.stage === stage)?.count ?? 0,
        items: cards.filter((card) => card.stage === stage),
      })),
    };
  }

  /** The deal as stored, without policy; null when there is none. */
  byId(dealId: string): Promise<Deal | null> {
    return this.database.manager.findOneBy(Deal, { id: dealId });
  }

  /** @throws deal.not-found */
  async factsForContract(dealId: string): Promise<DealContractFacts> {
    const deal = await this.byId(dealId);
    if (!deal) throw problem('deal.not-found');
    const signing = (await liveSignings(this.database.manager, [dealId])).get(dealId);
    const leads = deal.brokerState === 'ACCEPTED';
    return {
      dealId,
      stage: deal.stage,
      title: deal.title,
      achievementId: deal.achievementId,
      demandId: deal.demandId,
      techArea: deal.techArea,
      base: deal.base,
      sellerOrgId: deal.sellerOrgId,
      buyerOrgId: deal.buyerOrgId,
      sellerUserId: deal.sellerUserId,
      buyerUserId: deal.buyerUserId,
      brokerId: leads ? deal.brokerId : null,
      brokerUserId: leads ? deal.brokerUserId : null,
      signing: signing?.state === 'CONFIRMED' ? signing : null,
      contractId: deal.contractId,
    };
  }

  /**
   * The contract room submits the contract: SIGNED → REGISTRATION. Again for the same contract it does nothing.
   * @throws deal.not-found, deal.wrong-state, deal.contract-mismatch when another contract is under way
   */
  async markRegistration(tx: Tx, dealId: string, contractId: string): Promise<void> {
    const deal = await this.lock(tx, dealId);
    if (deal.stage === 'REGISTRATION' && deal.contractId === contractId) return;
    if (deal.stage === 'REGISTRATION') throw problem('deal.contract-mismatch');
    await this.trail.advance(tx, deal, 'register', { contractId });
    await this.trail.record(tx, deal, null, 'start-registration', { contractId });
  }

  /**
   * The registry refused, or the seller took the contract back: REGISTRATION → SIGNED, so that another can be filed.
   * @throws deal.not-found, deal.wrong-state, deal.contract-mismatch
   */
  async markReturned(tx: Tx, dealId: string, contractId: string): Promise<void> {
    const deal = await this.lock(tx, dealId);
    if (deal.contractId !== contractId) throw problem('deal.contract-mismatch');
    await this.trail.advance(tx, deal, 'reopen', { contractId: null });
    await this.trail.record(tx, deal, null, 'end-registration', { contractId });
  }

  /**
   * The contract is registered: REGISTRATION → REGISTERED; the broker's work is concluded.
   * @throws deal.not-found, deal.wrong-state, deal.contract-mismatch
   */
  async markRegistered(tx: Tx, dealId: string, contractId: string, registrationNumber: string): Promise<void> {
    const deal = await this.lock(tx, dealId);
    if (deal.contractId !== contractId) throw problem('deal.contract-mismatch');
    if (deal.stage === 'REGISTERED') return;
    await this.trail.advance(tx, deal, 'complete', { registrationNumber });
    await this.leading.end(tx, deal, 'CONCLUDED');
    await this.trail.record(tx, deal, null, 'register', { contractId, registrationNumber });
    await this.trail.tell(tx, DealRegistered, deal, null, { contractId });
  }

  private async lock(tx: Tx, dealId: string): Promise<Deal> {
    const deal = await tx.findOne(Deal, { where: { id: dealId }, lock: { mode: 'pessimistic_write' } });
    if (!deal) throw problem('deal.not-found');
    return deal;
  }
}
