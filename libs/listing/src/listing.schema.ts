// Wire shapes that all kinds of listings share: what a hall is asked and answers, a timeline, and rules of single fields.
import { z } from 'zod';
import { PageQuery, pageOf } from '../../platform/src/http/page.schema.js';
import { Uuid } from '../../platform/src/ids.schema.js';
import { code, type CodeListName } from '../../reference/src/code.schema.js';

/** True when no item stands twice. */
export const areUnique = (items: readonly unknown[]) => new Set(items).size === items.length;

/** Several values of one facet, joined by commas: any of them. */
export const FacetValues = z
  .string()
  .max(200, '过长')
  .regex(/^[A-Za-z0-9_]+(,[A-Za-z0-9_]+)*$/, '应为以逗号分隔的代码')
  .optional();

/** What is typed into a hall; each room adds its facets and its orders. */
export const HallWords = PageQuery.extend({ q: z.string().trim().max(200, '最多 200 个字').optional() });
export type HallQuery = z.infer<typeof HallWords> & { sort: string };

const Pieces = z.array(z.object({ text: z.string(), hit: z.boolean() })).readonly();

/** Passages around the words found, in pieces so that nothing has to be escaped; absent when nothing was searched. */
export const Highlights = z.record(z.string(), Pieces).readonly();
export type Highlights = z.infer<typeof Highlights>;

/** One page of a hall. */
export function hallPageOf<Card extends z.ZodType>(card: Card) {
  return pageOf(card).extend({
    /** Facet → value → number of listings; each facet is counted without its own filter. */
    facets: z.record(z.string(), z.record(z.string(), z.int()).readonly()).readonly(),
    /** True while the search engine does not answer and the embedded one stands in. */
    degraded: z.boolean(),
    /** What was searched beside the words typed: synonyms, and words that pinyin reads as. */
    alsoAsked: z.array(z.string()),
  });
}

/** What has been typed so far: Chinese, Latin, pinyin or initials. */
export const SuggestionQuery = z.object({
  q: z.string().trim().min(1, '请输入文字').max(60, '最多 60 个字'),
});
export type SuggestionQuery = z.infer<typeof SuggestionQuery>;

/** How a question may go on: words, and titles with the listing they lead to. Nothing that the hall would not show. */
export const Suggestions = z
  .object({
    items: z.array(z.object({ kind: z.enum(['word', 'title']), text: z.string(), id: Uuid.optional() })),
    degraded: z.boolean(),
  })
  .meta({ id: 'ListingSuggestions' });
export type Suggestions = z.infer<typeof Suggestions>;

/** Listings put side by side: more would not be read, one is no comparison. */
const COMPARED = { least: 2, most: 5 } as const;

/** Ids joined by commas, in the order of the columns. */
export const CompareQuery = z.object({
  ids: z
    .string()
    .max(200, '过长')
    .transform((ids) => ids.split(','))
    .pipe(
      z
        .array(Uuid)
        .min(COMPARED.least, `至少选 ${COMPARED.least} 项`)
        .max(COMPARED.most, `最多选 ${COMPARED.most} 项`)
        .refine(areUnique, '有重复的项'),
    ),
});
export type CompareQuery = z.infer<typeof CompareQuery>;

/** One column per id asked, in that order. */
export function comparisonOf<View extends z.ZodType>(view: View) {
  return z.object({
    items: z.array(
      z.object({
        id: Uuid,
        /** Null: there is none, or none that the viewer may know of. */
        listing: view.nullable(),
      }),
    ),
  });
}

/** One page of an organisation's own listings. */
export function ownPageOf<Card extends z.ZodType, State extends string>(card: Card, states: readonly State[]) {
  return pageOf(card).extend({
    /** Number of the organisation's listings in each state, whatever the filter. */
    counts: z.partialRecord(z.enum(states), z.int()),
  });
}

/** The query of an organisation's own listings, of one state if it is named. */
export function ownQueryOf<State extends string>(states: readonly State[]) {
  return PageQuery.extend({ state: z.enum(states, '不是有效的状态').optional() });
}

/** What happened to a listing, latest first; for its office only. */
export const ListingHistory = z.object({
  items: z.array(
    z.object({
      /** The verb of the use case: draft, submit, publish… */
      action: z.string(),
      at: z.iso.datetime(),
      /** Null: the system. */
      by: z.string().nullable(),
      detail: z.record(z.string(), z.unknown()),
    }),
  ),
});
export type ListingHistory = z.infer<typeof ListingHistory>;

/** Some codes of a list, none twice, at most ten. */
export function codesOf(list: CodeListName) {
  return z.array(code(list)).max(10, '最多 10 项').refine(areUnique, '有重复的项');
}

/** Technology readiness level 1–9 (GB/T 22900-2022). */
export const TrlLevel = z.int('应为 1 至 9 的整数').min(1, '应为 1 至 9').max(9, '应为 1 至 9');

/**
 * Whether the left canonical decimal is the greater one. Compared as text: the rule also runs on amounts that another
 * rule refuses, which BigInt would throw on.
 */
export function isMore(left: string, right: string): boolean {
  return left.length === right.length ? left > right : left.length > right.length;
}

/** Bands of an amount in 万元 (LT10 = below 10). */
export const AMOUNT_BANDS = ['LT10', '10_50', '50_100', '100_500', 'GE500'] as const;
export type AmountBand = (typeof AMOUNT_BANDS)[number];

const WAN = 1_000_000n;
const LIMITS: readonly (readonly [bigint, AmountBand])[] = [
  [10n * WAN, 'LT10'],
  [50n * WAN, '10_50'],
  [100n * WAN, '50_100'],
  [500n * WAN, '100_500'],
];

/** The band of an amount in fen. */
export function amountBandOf(amountFen: bigint): AmountBand {
  return LIMITS.find(([limit]) => amountFen < limit)?.[1] ?? 'GE500';
}
