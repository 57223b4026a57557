// What of an achievement is searchable, and by whom: public groups in the open fields, groups for members in `members`.
// What is MATCHED or INTERNAL never enters the index, neither as text nor as an attribute.
import { amountBandOf } from '@app/listing';
import { defineIndex, type SearchDocument } from '@app/platform';
import type { AchievementEntity } from './achievement.entity.js';
import { priceOf } from './achievement.disclosure.js';
import { ACHIEVEMENT_FACETS, type PriceBand } from './achievement.list.schema.js';
import type { DisclosureLevel, Price } from './achievement.schema.js';

export const achievementIndex = defineIndex({
  name: 'achievement',
  version: 1,
  text: { title: 'A', keywords: 'A', abstract: 'B', details: 'C', members: 'D' },
  filterable: [...ACHIEVEMENT_FACETS, 'organisationId', 'industry', 'trl', 'priceFen', 'publishedAt', 'validUntil'],
  facets: ACHIEVEMENT_FACETS,
  sortable: ['publishedAt', 'validUntil', 'trl', 'priceFen'],
});

type TextField = keyof typeof achievementIndex.text;
type AchievementDocument = SearchDocument<TextField, (typeof achievementIndex.filterable)[number]>;

/** Text fields that a reader may search in and be shown hits of. */
export function searchableBy(level: DisclosureLevel): TextField[] {
  const open: TextField[] = ['title', 'keywords', 'abstract', 'details'];
  return level === 'PUBLIC' ? open : [...open, 'members'];
}

/** Columns that a document is made of. */
export const DOCUMENT_COLUMNS = [
  'id',
  'organisationId',
  'title',
  'keywords',
  'abstract',
  'problem',
  'innovation',
  'applications',
  'indicators',
  'economicBenefit',
  'cases',
  'techArea',
  'industry',
  'bases',
  'trl',
  'stage',
  'ipState',
  'modes',
  'priceKind',
  'priceMinFen',
  'priceMaxFen',
  'priceBasisPoints',
  'disclosure',
  'state',
  'publishedAt',
  'validUntil',
  'updatedAt',
] as const satisfies readonly (keyof AchievementEntity)[];
export type DocumentRow = Pick<AchievementEntity, (typeof DOCUMENT_COLUMNS)[number]>;

/** The document of a published achievement. */
export function toDocument(row: DocumentRow): AchievementDocument {
  const { disclosure } = row;
  const groups = {
    summary: [row.abstract, row.keywords.join(' ')],
    technical: [row.problem, row.innovation, row.applications, indicatorText(row)],
    commercial: [row.economicBenefit, row.cases],
  };
  const textAt = (level: DisclosureLevel, names: readonly (keyof typeof groups)[]) =>
    joined(names.filter((name) => disclosure[name] === level).flatMap((name) => groups[name]));
  const isPriceOpen = disclosure.commercial === 'PUBLIC';
  const price = isPriceOpen ? priceOf(row) : null;
  return {
    id: row.id,
    revision: row.updatedAt.getTime(),
    text: {
      title: row.title,
      keywords: disclosure.summary === 'PUBLIC' ? row.keywords.join(' ') : '',
      abstract: disclosure.summary === 'PUBLIC' ? row.abstract : '',
      details: textAt('PUBLIC', ['technical', 'commercial']),
      members: textAt('REGISTERED', ['summary', 'technical', 'commercial']),
    },
    attributes: {
      organisationId: row.organisationId,
      techArea: row.techArea,
      industry: row.industry,
      bases: row.bases,
      trl: row.trl,
      stage: row.stage,
      ipState: disclosure.technical === 'PUBLIC' ? row.ipState : null,
      modes: isPriceOpen ? row.modes : [],
      priceBand: price && priceBandOf(price),
      priceFen: price && row.priceMinFen !== null ? Number(row.priceMinFen) : null,
      publishedAt: row.publishedAt?.getTime() ?? null,
      validUntil: row.validUntil?.getTime() ?? null,
    },
  };
}

/** The facet value of a price, by its lower end. */
export function priceBandOf(price: Price): PriceBand {
  switch (price.kind) {
    case 'FIXED':
    case 'RANGE':
      return amountBandOf(BigInt(price.kind === 'FIXED' ? price.amountFen : price.minFen));
    case 'ROYALTY':
    case 'EQUITY':
      return 'SHARE';
    case 'NEGOTIABLE':
      return 'NEGOTIABLE';
    default:
      return 'FREE_START';
  }
}

function indicatorText(row: DocumentRow): string {
  return row.indicators.map(({ name, value, unit }) => `${name} ${value}${unit}`).join('；');
}

function joined(texts: readonly (string | null)[]): string {
  return texts.filter((text) => text !== null && text !== '').join('\n');
}
