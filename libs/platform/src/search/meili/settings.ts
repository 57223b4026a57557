// Settings of a Meilisearch index as code. Compared with the server's at start and when reconciling.
import type { Settings } from 'meilisearch';
import type { SearchIndex, TextLabel } from '../search.port.js';
import { latinField, PINYIN_FIELD, termField } from './encoding.js';

const LABELS: readonly TextLabel[] = ['A', 'B', 'C', 'D'];
/** Pages may reach this far; beyond it nobody reads. */
const REACHABLE_HITS = 10_000;

export function labelsOf(index: SearchIndex): TextLabel[] {
  const used = new Set<TextLabel>(Object.values(index.text));
  return LABELS.filter((label) => used.has(label));
}

/** Attributes to search in, heaviest first. */
export function searchedFields(labels: readonly TextLabel[]): string[] {
  return labels.flatMap((label) => [termField(label), latinField(label)]);
}

/** The same for questions of people, who may type a word of the heaviest fields in pinyin. */
export function askedFields(labels: readonly TextLabel[]): string[] {
  return [...searchedFields(labels), ...(labels.includes('A') ? [PINYIN_FIELD] : [])];
}

export function settingsOf(index: SearchIndex): Settings {
  const labels = labelsOf(index);
  return {
    searchableAttributes: askedFields(labels),
    filterableAttributes: [
      'key',
      ...new Set([...index.filterable, ...index.sortable].map((field) => `attributes.${field}`)),
    ],
    sortableAttributes: [...index.sortable.map((field) => `attributes.${field}`), 'key'],
    displayedAttributes: ['id', 'key', 'hash', 'version'],
    // Not `attribute`: it also ranks by the place of a word in any field, so a closed field would order what a reader sees.
    rankingRules: ['sort', 'words', 'typo', 'attributeRank', 'proximity', 'exactness'],
    // Spelt-out terms differ in one letter without meaning anything alike.
    typoTolerance: { enabled: true, disableOnAttributes: [...labels.map(termField), PINYIN_FIELD] },
    proximityPrecision: 'byAttribute',
    pagination: { maxTotalHits: REACHABLE_HITS },
    faceting: { maxValuesPerFacet: 200 },
    facetSearch: false,
  };
}

/** A setting that someone or something changed on the server. */
export interface SettingDrift {
  readonly key: string;
  readonly wanted: unknown;
  readonly found: unknown;
}

/** The settings that the server has otherwise than the code. */
export function drift(wanted: Settings, found: Settings): SettingDrift[] {
  return Object.entries(wanted)
    .map(([key, value]) => ({ key, wanted: value as unknown, found: Reflect.get(found, key) as unknown }))
    .filter((setting) => !contains(setting.found, setting.wanted));
}

/** The server adds defaults inside objects and returns some lists in its own order. */
function contains(found: unknown, wanted: unknown): boolean {
  if (Array.isArray(wanted) && Array.isArray(found)) {
    return JSON.stringify([...wanted].sort()) === JSON.stringify([...found].sort());
  }
  if (typeof wanted === 'object' && wanted !== null && typeof found === 'object' && found !== null) {
    return Object.entries(wanted).every(([key, value]) => contains(Reflect.get(found, key), value));
  }
  return found === wanted;
}
