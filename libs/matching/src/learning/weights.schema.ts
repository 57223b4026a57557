// Wire shapes of versions of weights: their numbers, how they did on demands they had not seen, what may be done with them.
import { z } from 'zod';
import { Abilities } from '../../../platform/src/http/page.schema.js';

export const WEIGHTS_SOURCES = ['HAND', 'FIT'] as const;
export type WeightsSource = (typeof WEIGHTS_SOURCES)[number];

/** CANDIDATE did not pass the gate · READY may go live · LIVE scores · RETIRED was live before */
export const WEIGHTS_STATES = ['CANDIDATE', 'READY', 'LIVE', 'RETIRED'] as const;
export type WeightsState = (typeof WEIGHTS_STATES)[number];

export const WeightsPart = z
  .object({
    feature: z.string(),
    /** Points of 100. */
    points: z.number(),
    /** Against the version in use. */
    change: z.number(),
  })
  .meta({ id: 'MatchWeightsPart' });

export const WeightsFigures = z
  .object({
    pairs: z.int(),
    goodPairs: z.int(),
    demands: z.int(),
    folds: z.int(),
    seed: z.int(),
    oldNdcg: z.number(),
    newNdcg: z.number(),
    lower: z.number(),
    upper: z.number(),
  })
  .meta({ id: 'MatchWeightsFigures' });

export const WeightsVersion = z
  .object({
    version: z.string(),
    source: z.enum(WEIGHTS_SOURCES),
    state: z.enum(WEIGHTS_STATES),
    parts: z.array(WeightsPart),
    comparedWith: z.string().nullable(),
    figures: WeightsFigures.nullable(),
    obstacle: z.string().nullable(),
    createdAt: z.iso.datetime().nullable(),
    liveAt: z.iso.datetime().nullable(),
    can: Abilities,
  })
  .meta({ id: 'MatchWeightsVersion' });
export type WeightsVersion = z.infer<typeof WeightsVersion>;

export const WeightsVersions = z
  .object({
    items: z.array(WeightsVersion),
    /** What a fit would learn from now, and the least it needs before its result may go live. */
    material: z.object({ pairs: z.int(), goodPairs: z.int(), leastPairs: z.int(), leastGoodPairs: z.int() }),
  })
  .meta({ id: 'MatchWeightsVersions' });
export type WeightsVersions = z.infer<typeof WeightsVersions>;

export const VersionParam = z.object({
  version: z.string().regex(/^[a-z0-9-]{1,32}$/, '不是有效的权重版本'),
});
export type VersionParam = z.infer<typeof VersionParam>;
