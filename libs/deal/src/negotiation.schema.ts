// Wire shapes of what is said and handed over in a deal: talk log, offers, files, contacts, timeline.
import { z } from 'zod';
import { ProjectedAchievement } from '../../achievement/src/achievement.schema.js';
import { pageOf } from '../../platform/src/http/page.schema.js';
import { Uuid } from '../../platform/src/ids.schema.js';
import { safeText } from '../../platform/src/text.schema.js';
import { Day, Instant } from '../../reference/src/day.schema.js';
import { Fen, PositiveFenAmount } from '../../reference/src/money.schema.js';

const side = z.enum(['SELLER', 'BUYER', 'BROKER']);
const author = z.object({ name: z.string(), side });

export const LOG_KINDS = ['CALL', 'VISIT', 'MEETING', 'MESSAGE', 'MINUTES'] as const;
export type LogKind = (typeof LOG_KINDS)[number];

export const WriteLog = z
  .strictObject({
    kind: z.enum(LOG_KINDS, '请选择电话、走访、会议、留言或纪要'),
    text: safeText(1, 5000),
    /** When it happened; left out: now. */
    happenedAt: Instant.optional(),
  })
  .meta({ id: 'WriteDealLog' });
export type WriteLog = z.infer<typeof WriteLog>;

export const LogEntry = z
  .object({
    id: Uuid,
    kind: z.enum(LOG_KINDS),
    text: z.string(),
    happenedAt: z.iso.datetime(),
    author,
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'DealLogEntry' });
export type LogEntry = z.infer<typeof LogEntry>;
export const LogPage = pageOf(LogEntry).meta({ id: 'DealLogPage' });
export type LogPage = z.infer<typeof LogPage>;

export const OFFER_MODES = ['LUMP_SUM', 'INSTALMENTS', 'ROYALTY', 'LUMP_SUM_AND_ROYALTY', 'EQUITY'] as const;
export type OfferMode = (typeof OFFER_MODES)[number];

export const MakeOffer = z
  .strictObject({
    amountFen: PositiveFenAmount,
    mode: z.enum(OFFER_MODES, '请选择付款方式'),
    terms: safeText(1, 2000),
    /** Last day of the offer, not before today. */
    validUntil: Day.optional(),
  })
  .meta({ id: 'MakeDealOffer' });
export type MakeOffer = z.infer<typeof MakeOffer>;

export const OfferView = z
  .object({
    id: Uuid,
    round: z.int().meta({ description: '本撮合中的第几轮报价，从 1 起' }),
    amountFen: Fen,
    mode: z.enum(OFFER_MODES),
    terms: z.string(),
    validUntil: z.iso.date().nullable(),
    author,
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'DealOffer' });
export type OfferView = z.infer<typeof OfferView>;
export const OfferPage = pageOf(OfferView).meta({ id: 'DealOfferPage' });
export type OfferPage = z.infer<typeof OfferPage>;

export const DealFileView = z
  .object({
    id: Uuid,
    name: z.string(),
    mediaType: z.string(),
    size: z.int().meta({ description: '字节数' }),
    sha256: z.string(),
    author,
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'DealFile' });
export type DealFileView = z.infer<typeof DealFileView>;
export const DealFilePage = pageOf(DealFileView).meta({ id: 'DealFilePage' });
export type DealFilePage = z.infer<typeof DealFilePage>;

export const FileParams = z.object({ id: Uuid, fileId: Uuid });
export type FileParams = z.infer<typeof FileParams>;

const contact = z.object({
  organisationName: z.string(),
  name: z.string(),
  mobile: z.string(),
  email: z.string().nullable(),
});

export const DealContacts = z.object({ seller: contact, buyer: contact }).meta({ id: 'DealContacts' });
export type DealContacts = z.infer<typeof DealContacts>;

export const TimelineEntry = z
  .object({
    id: Uuid,
    kind: z.string(),
    occurredAt: z.iso.datetime(),
    author: z.object({ name: z.string().nullable(), side: side.nullable() }),
    detail: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  })
  .meta({ id: 'DealTimelineEntry' });
export type TimelineEntry = z.infer<typeof TimelineEntry>;
export const TimelinePage = pageOf(TimelineEntry).meta({ id: 'DealTimelinePage' });
export type TimelinePage = z.infer<typeof TimelinePage>;

/** What writing a record answers. */
export const RecordId = z.object({ id: Uuid }).meta({ id: 'DealRecordId' });

/** The achievement at the level that the deal grants: MATCHED once both have accepted (domain §4.4). */
export const DealAchievement = ProjectedAchievement;
