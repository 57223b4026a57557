// Versions of the weights that score matches, what one would change, and who is suggested how often. For the operator.
import type * as effect from '@libs/matching/src/learning/effect.schema.js';
import type * as exposure from '@libs/matching/src/learning/exposure.schema.js';
import type * as weights from '@libs/matching/src/learning/weights.schema.js';
import { queryOptions } from '@tanstack/react-query';
import { api, keyed, take } from '../client.js';
import type { Wire } from '../wire.js';

export type WeightsVersion = Wire<weights.WeightsVersion>;
export type WeightsVersions = Wire<weights.WeightsVersions>;
export type WeightsEffect = Wire<effect.WeightsEffect>;
export type ExposureReport = Wire<exposure.ExposureReport>;

export const weightsQuery = queryOptions({
  queryKey: ['match-weights', 'list'],
  queryFn: ({ signal }) => take<WeightsVersions>(api.GET('/api/matches/weights', { signal })),
});

export const weightsEffectQuery = (version: string) =>
  queryOptions({
    queryKey: ['match-weights', 'effect', version],
    queryFn: ({ signal }) => take<WeightsEffect>(api.GET(`/api/matches/weights/${version}/effect`, { signal })),
  });

export const fitWeights = () => take<void>(api.POST('/api/matches/weights/fit', { params: { header: keyed() } }));

export const changeWeights = (version: string, act: 'go-live' | 'roll-back') =>
  take<WeightsVersions>(api.POST(`/api/matches/weights/${version}/${act}`, { params: { header: keyed() } }));

export const exposureQuery = queryOptions({
  queryKey: ['match-exposure'],
  queryFn: ({ signal }) => take<ExposureReport>(api.GET('/api/matches/exposure', { signal })),
});
