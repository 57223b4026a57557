// Wire shapes of a deal: express, answer, move, fail, card, board and view. Talk and papers: negotiation.schema.ts.
import { z } from 'zod';
import { Abilities, PageQuery, pageOf } from '../../platform/src/http/page.schema.js';
import { Uuid } from '../../platform/src/ids.schema.js';
import { safeText } from '../../platform/src/text.schema.js';
import { code } from '../../reference/src/code.schema.js';
import { Fen } from '../../reference/src/money.schema.js';
import { SigningView } from './signing.schema.js';

export const DEAL_STAGES = [
  'INTEREST',
  'CONTACT',
  'NEGOTIATION',
  'CONTRACT_DRAFT',
  'SIGNED',
  'REGISTRATION',
  'REGISTERED',
  'FAILED',
  'DECLINED',
  'EXPIRED',
] as const;
export const DealStage = z.enum(DEAL_STAGES).meta({ id: 'DealStage' });
export type DealStage = z.infer<typeof DealStage>;

/** Stages in which a deal is still on. */
export const OPEN_STAGES = ['INTEREST', 'CONTACT', 'NEGOTIATION', 'CONTRACT_DRAFT', 'SIGNED', 'REGISTRATION'] as const;

/** SELLER holds the achievement (卖方), BUYER has the demand (买方), BROKER leads (技术经纪人). */
export const DEAL_SIDES = ['SELLER', 'BUYER', 'BROKER'] as const;
export const DealSide = z.enum(DEAL_SIDES).meta({ id: 'DealSide' });
export type DealSide = z.infer<typeof DealSide>;
export const PARTY_SIDES = ['SELLER', 'BUYER'] as const;
export const PartySide = z.enum(PARTY_SIDES).meta({ id: 'PartySide' });
export type PartySide = z.infer<typeof PartySide>;

export const BROKER_STATES = ['OFFERED', 'ACCEPTED'] as const;
export type BrokerState = (typeof BROKER_STATES)[number];

/** A match, or an achievement and/or a demand; with both, the actor's organisation must own one of them. */
export const ExpressInterest = z
  .strictObject({
    matchId: Uuid.optional(),
    achievementId: Uuid.optional(),
    demandId: Uuid.optional(),
    message: safeText(5, 1000),
    consent: z.literal(true, '须同意在对方接受后互相公开联系方式'),
  })
  .superRefine((input, context) => {
    const { matchId, achievementId, demandId } = input;
    if (matchId === undefined && achievementId === undefined && demandId === undefined) {
      context.addIssue({ code: 'custom', path: ['achievementId'], message: '请指明匹配、成果或需求' });
    }
    if (matchId !== undefined && (achievementId !== undefined || demandId !== undefined)) {
      context.addIssue({ code: 'custom', path: ['matchId'], message: '已指明匹配时，不再另填成果或需求' });
    }
  })
  .meta({ id: 'ExpressInterest' });
export type ExpressInterest = z.infer<typeof ExpressInterest>;

export const AcceptDeal = z
  .strictObject({ consent: z.literal(true, '须同意互相公开联系方式') })
  .meta({ id: 'AcceptDeal' });
export type AcceptDeal = z.infer<typeof AcceptDeal>;

export const DeclineDeal = z.strictObject({ reason: safeText(2, 500) }).meta({ id: 'DeclineDeal' });
export type DeclineDeal = z.infer<typeof DeclineDeal>;

export const FailDeal = z
  .strictObject({ reason: code('dealFailReason'), note: safeText(2, 500).optional() })
  .refine(({ reason, note }) => reason !== 'OTHER' || note !== undefined, {
    path: ['note'],
    message: '选择“其他”时请写明原因',
  })
  .meta({ id: 'FailDeal' });
export type FailDeal = z.infer<typeof FailDeal>;

export const MOVE_TARGETS = ['NEGOTIATION', 'CONTRACT_DRAFT'] as const;
export const MoveDeal = z.strictObject({ to: z.enum(MOVE_TARGETS, '只能进入洽谈或合同拟定') }).meta({ id: 'MoveDeal' });
export type MoveDeal = z.infer<typeof MoveDeal>;

export const AcceptAssignment = z
  .strictObject({ conflictStatement: safeText(10, 500).optional() })
  .meta({ id: 'AcceptAssignment' });
export type AcceptAssignment = z.infer<typeof AcceptAssignment>;

export const DeclineAssignment = z.strictObject({ reason: safeText(2, 500) }).meta({ id: 'DeclineAssignment' });
export type DeclineAssignment = z.infer<typeof DeclineAssignment>;

export const NameBroker = z.strictObject({ brokerId: Uuid }).meta({ id: 'NameBroker' });
export type NameBroker = z.infer<typeof NameBroker>;

export const DealQuery = PageQuery.extend({ stage: DealStage.optional(), side: DealSide.optional() }).meta({
  id: 'DealQuery',
});
export type DealQuery = z.infer<typeof DealQuery>;

export const BoardQuery = z.object({ side: DealSide.optional() }).meta({ id: 'DealBoardQuery' });
export type BoardQuery = z.infer<typeof BoardQuery>;

/** A party as the viewer may know it: an anonymous buyer has no id and no name until both have accepted. */
export const DealParty = z
  .object({ id: Uuid.nullable(), name: z.string().nullable(), isAnonymous: z.boolean() })
  .meta({ id: 'DealParty' });
export type DealParty = z.infer<typeof DealParty>;

export const DealBroker = z
  .object({
    id: Uuid,
    name: z.string(),
    organisationName: z.string(),
    state: z.enum(BROKER_STATES),
    answerDueAt: z.iso.datetime().nullable().meta({ description: '待答复的委派，逾此时改派他人' }),
  })
  .meta({ id: 'DealBroker' });

export const DealTimerView = z
  .object({ rule: z.string(), dueAt: z.iso.datetime(), isOverdue: z.boolean() })
  .meta({ id: 'DealTimer' });

export const DealCard = z
  .object({
    id: Uuid,
    title: z.string(),
    stage: DealStage,
    stageAt: z.iso.datetime(),
    lastActivityAt: z.iso.datetime(),
    isStale: z.boolean(),
    side: DealSide.meta({ description: '查看者在本撮合中的身份' }),
    initiatorSide: PartySide,
    seller: DealParty,
    buyer: DealParty,
    broker: DealBroker.nullable(),
    timer: DealTimerView.nullable(),
    totalAmountFen: Fen.nullable(),
    can: Abilities,
  })
  .meta({ id: 'DealCard' });
export type DealCard = z.infer<typeof DealCard>;

export const DealPage = pageOf(DealCard).meta({ id: 'DealPage' });
export type DealPage = z.infer<typeof DealPage>;

export const DealBoard = z
  .object({ columns: z.array(z.object({ stage: DealStage, count: z.int(), items: z.array(DealCard) })) })
  .meta({ id: 'DealBoard' });
export type DealBoard = z.infer<typeof DealBoard>;

export const DealView = DealCard.extend({
  achievementId: Uuid.nullable(),
  demandId: Uuid.nullable(),
  matchId: Uuid.nullable(),
  message: z.string(),
  techArea: z.string().nullable(),
  base: z.string().nullable(),
  createdAt: z.iso.datetime(),
  consents: z.array(z.object({ side: PartySide, givenAt: z.iso.datetime(), isOwn: z.boolean() })),
  brokerConflict: z.string().nullable().meta({ description: '技术经纪人的利益冲突声明，向双方公开' }),
  signing: SigningView.nullable(),
  failReason: z.string().nullable(),
  failNote: z.string().nullable(),
  declineReason: z.string().nullable(),
  contractId: Uuid.nullable(),
  registrationNumber: z.string().nullable(),
}).meta({ id: 'DealView' });
export type DealView = z.infer<typeof DealView>;
