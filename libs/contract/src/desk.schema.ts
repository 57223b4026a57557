// Wire shapes of the registry desk: queue, header figures, similar contracts.
import { z } from 'zod';
import { PageQuery, pageOf } from '../../platform/src/http/page.schema.js';
import { Uuid } from '../../platform/src/ids.schema.js';
import { Fen } from '../../reference/src/money.schema.js';
import { ContractCard, ContractState } from './contract.schema.js';

/** mine: what waits for this person; decided: newest decision first; all others by the day they are due. */
export const DESK_TABS = ['mine', 'unclaimed', 'accepted', 'review', 'correction', 'decided'] as const;
export const DeskTab = z.enum(DESK_TABS).meta({ id: 'DeskTab' });
export type DeskTab = z.infer<typeof DeskTab>;

export const DeskQuery = PageQuery.extend({
  tab: DeskTab.default('mine'),
  /** Part of the project's or a party's name, or the beginning of a number. */
  q: z.string().trim().max(60, '搜索词不超过 60 字').optional(),
}).meta({ id: 'DeskQuery' });
export type DeskQuery = z.infer<typeof DeskQuery>;

export const DeskCard = ContractCard.extend({
  clerkName: z.string().nullable(),
  blocking: z.int(),
  warnings: z.int(),
  correctionCount: z.int(),
}).meta({ id: 'DeskCard' });
export type DeskCard = z.infer<typeof DeskCard>;

export const DeskPage = pageOf(DeskCard).meta({ id: 'DeskPage' });
export type DeskPage = z.infer<typeof DeskPage>;

export const DeskStats = z
  .object({
    /** Waiting for the registry: submitted, accepted or first reviewed. */
    pending: z.int(),
    /** Accepted and due within three working days. */
    dueSoon: z.int(),
    overdue: z.int(),
    /** Decisions of this calendar year. */
    decidedThisYear: z.int(),
    registeredThisYear: z.int(),
    /** Share of this year's decisions taken in time, per cent with one decimal; null without a decision. */
    onTimePercent: z.number().nullable(),
    /** Rows of each tab for this person. */
    tabs: z.object({
      mine: z.int(),
      unclaimed: z.int(),
      accepted: z.int(),
      review: z.int(),
      correction: z.int(),
      decided: z.int(),
    }),
  })
  .meta({ id: 'DeskStats' });
export type DeskStats = z.infer<typeof DeskStats>;

export const SimilarContracts = z
  .object({
    items: z.array(
      z.object({
        id: Uuid,
        number: z.string(),
        state: ContractState,
        projectName: z.string(),
        sellerName: z.string(),
        buyerName: z.string(),
        totalFen: Fen,
        signedOn: z.iso.date(),
        /** 0–1, likeness of the project names by trigrams. */
        likeness: z.number(),
        isSameSeller: z.boolean(),
        isSameBuyer: z.boolean(),
        isSameAmount: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'SimilarContracts' });
export type SimilarContracts = z.infer<typeof SimilarContracts>;
