// Wire shape of the exposure report: who is suggested how often.
import { z } from 'zod';
import { Uuid } from '../../../platform/src/ids.schema.js';

export const ExposureRow = z
  .object({
    organisationId: Uuid,
    name: z.string(),
    active: z.int(),
    everShown: z.int(),
    places: z.int(),
    /** Of all places on lists, against the share of all active achievements; both 0–1. */
    placeShare: z.number(),
    activeShare: z.number(),
  })
  .meta({ id: 'MatchExposureRow' });

export const ExposureReport = z
  .object({
    active: z.int(),
    everShown: z.int().meta({ description: '现行成果中曾被推荐过的项数' }),
    places: z.int().meta({ description: '各需求推荐列表上的位置总数' }),
    top: z.object({ achievementId: Uuid, title: z.string(), places: z.int(), share: z.number() }).nullable(),
    rows: z.array(ExposureRow),
    asOf: z.iso.datetime(),
  })
  .meta({ id: 'MatchExposure' });
export type ExposureReport = z.infer<typeof ExposureReport>;
