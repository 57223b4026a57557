// What each side is shown of a deal, and what it may do. The only place that decides whether the buyer's name is told.
import { Injectable } from '@nestjs/common';
import { Brokers, type BrokerCard } from '@app/broker';
import { Organisations, type Actor } from '@app/identity';
import { Clock, Database, problem } from '@app/platform';
import { DealConsent } from './consent.entity.js';
import type { Deal } from './deal.entity.js';
import { abilitiesOf, seesBuyer, sideOf } from './deal.policy.js';
import { liveSignings } from './deal.queries.js';
import type { DealCard, DealParty, DealSide, DealView } from './deal.schema.js';
import { answerDueAt, timerToShow } from './deal.timers.js';
import type { DealSigning } from './signing.entity.js';
import type { SigningView } from './signing.schema.js';

/** What a page of cards needs besides the rows: read once for all of them. */
interface Context {
  actor: Actor;
  now: Date;
  organisationNames: ReadonlyMap<string, string>;
  brokers: ReadonlyMap<string, BrokerCard>;
  signings: ReadonlyMap<string, DealSigning>;
  /** When the open offer to a broker was made, per deal. */
  offeredAt: ReadonlyMap<string, Date>;
}

@Injectable()
export class DealViews {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly organisations: Organisations,
    private readonly brokers: Brokers,
  ) {}

  /** Cards in the order of the rows; the number of statements does not grow with the page. */
  async cards(actor: Actor, deals: readonly Deal[]): Promise<DealCard[]> {
    const context = await this.contextOf(actor, deals);
    return deals.map((deal) => toCard(deal, context));
  }

  /** The whole deal as the actor's side may see it. */
  async view(actor: Actor, deal: Deal): Promise<DealView> {
    const [context, consents, history] = await Promise.all([
      this.contextOf(actor, [deal]),
      this.database.manager.find(DealConsent, { where: { dealId: deal.id }, order: { id: 'ASC' } }),
      this.brokers.historyOf({ subjectType: 'deal', subjectId: deal.id }),
    ]);
    const accepted = history.findLast((row) => row.brokerId === deal.brokerId && row.answeredAt !== null);
    const signing = context.signings.get(deal.id);
    const card = toCard(deal, context);
    return {
      ...card,
      achievementId: deal.achievementId,
      demandId: deal.demandId,
      matchId: deal.matchId,
      message: deal.message,
      techArea: deal.techArea,
      base: deal.base,
      createdAt: deal.createdAt.toISOString(),
      consents: consents.map(({ side, givenAt }) => ({
        side,
        givenAt: givenAt.toISOString(),
        isOwn: side === card.side,
      })),
      brokerConflict: accepted?.conflictStatement ?? null,
      signing: signing ? toSigning(signing) : null,
      failReason: deal.failReason,
      failNote: deal.failNote,
      declineReason: deal.declineReason,
      contractId: deal.contractId,
      registrationNumber: deal.registrationNumber,
    };
  }

  private async contextOf(actor: Actor, deals: readonly Deal[]): Promise<Context> {
    const organisationIds = new Set(deals.flatMap((deal) => [deal.sellerOrgId, deal.buyerOrgId]));
    const brokerIds = new Set(deals.map((deal) => deal.brokerId).filter((id) => id !== null));
    const asked = deals.filter((deal) => deal.brokerState === 'OFFERED').map((deal) => deal.id);
    const [organisations, brokers, offeredAt, signings] = await Promise.all([
      this.organisations.byIds([...organisationIds]),
      this.brokers.byIds([...brokerIds]),
      this.brokers.openOffersOf('deal', asked),
      liveSignings(
        this.database.manager,
        deals.map((deal) => deal.id),
      ),
    ]);
    return {
      actor,
      now: this.clock.now(),
      organisationNames: new Map(organisations.map((one) => [one.id, one.name])),
      brokers: new Map(brokers.map((one) => [one.id, one])),
      signings,
      offeredAt,
    };
  }
}

function toCard(deal: Deal, context: Context): DealCard {
  const { actor, now } = context;
  const side = sideOf(actor, deal);
  if (!side) throw problem('deal.not-found');
  const broker = toBroker(deal, context);
  const signing = context.signings.get(deal.id);
  return {
    id: deal.id,
    title: deal.title,
    stage: deal.stage,
    stageAt: deal.stageAt.toISOString(),
    lastActivityAt: deal.lastActivityAt.toISOString(),
    isStale: deal.isStale,
    side,
    initiatorSide: deal.initiatorSide,
    seller: toParty(deal.sellerOrgId, context),
    buyer: buyerFor(side, deal, context),
    broker,
    timer: timerFor(side, deal, { broker, now }),
    totalAmountFen: deal.totalAmountFen?.toString() ?? null,
    can: abilitiesOf({ actor, side, deal, proposal: signing?.state === 'PROPOSED' ? signing : null }),
  };
}

function toParty(organisationId: string, { organisationNames }: Context): DealParty {
  return { id: organisationId, name: organisationNames.get(organisationId) ?? null, isAnonymous: false };
}

function buyerFor(side: DealSide, deal: Deal, context: Context): DealParty {
  if (!seesBuyer(side, deal)) return { id: null, name: null, isAnonymous: true };
  return { ...toParty(deal.buyerOrgId, context), isAnonymous: deal.isBuyerAnonymous && deal.openedAt === null };
}

function toBroker(deal: Deal, { brokers, offeredAt }: Context): DealCard['broker'] {
  const broker = deal.brokerId === null ? undefined : brokers.get(deal.brokerId);
  if (!broker || deal.brokerState === null) return null;
  const asked = deal.brokerState === 'OFFERED' ? offeredAt.get(deal.id) : undefined;
  return {
    id: broker.id,
    name: broker.name,
    organisationName: broker.organisation.name,
    state: deal.brokerState,
    answerDueAt: asked ? answerDueAt(asked).toISOString() : null,
  };
}

/** A broker who is asked has one limit, to answer; everybody else sees that of the stage. */
function timerFor(
  side: DealSide,
  deal: Deal,
  { broker, now }: { broker: DealCard['broker']; now: Date },
): DealCard['timer'] {
  const answerBy = side === 'BROKER' ? broker?.answerDueAt : null;
  if (answerBy) return { rule: 'broker-answer', dueAt: answerBy, isOverdue: new Date(answerBy) <= now };
  const timer = timerToShow(deal, now);
  return timer && { rule: timer.rule, dueAt: timer.dueAt.toISOString(), isOverdue: timer.isOverdue };
}

function toSigning(row: DealSigning): SigningView {
  return {
    id: row.id,
    state: row.state,
    contractType: row.contractType,
    totalAmountFen: row.totalAmountFen.toString(),
    signedOn: row.signedOn,
    proposedSide: row.proposedSide,
    proposedAt: row.proposedAt.toISOString(),
    confirmedAt: row.confirmedAt?.toISOString() ?? null,
  };
}
