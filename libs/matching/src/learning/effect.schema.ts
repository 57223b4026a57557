// Wire shape of what a version of weights would change, before it goes live.
import { z } from 'zod';
import { Uuid } from '../../../platform/src/ids.schema.js';

export const EffectItem = z
  .object({ id: Uuid, title: z.string(), before: z.int(), after: z.int() })
  .meta({ id: 'MatchWeightsEffectItem', description: '前后名次；0 表示不在前十' });

export const WeightsEffect = z
  .object({
    version: z.string(),
    /** Judged pairs of the built-in bench: nDCG@10 with the weights in use and with these. */
    bench: z.object({ demands: z.int(), pairs: z.int(), oldNdcg: z.number(), newNdcg: z.number() }),
    /** Lists of open demands that were looked at, and those whose ten best change. */
    lists: z.int(),
    changed: z.int(),
    /** The most changed. */
    examples: z.array(z.object({ demandId: Uuid, title: z.string(), items: z.array(EffectItem) })),
  })
  .meta({ id: 'MatchWeightsEffect' });
export type WeightsEffect = z.infer<typeof WeightsEffect>;
