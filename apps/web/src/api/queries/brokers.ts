// Technology brokers: the public register, one's own entry, applications for the operator.
import type { z } from 'zod';
import type * as broker from '@libs/broker/src/broker.schema.js';
import { queryOptions } from '@tanstack/react-query';
import type { ListSource } from '../../ui/list/useListQuery.js';
import { api, keyed, take } from '../client.js';
import { pageParams } from '../page-params.js';
import { ApiProblem } from '../problem.js';
import type { Wire } from '../wire.js';

export type BrokerCard = Wire<broker.BrokerCard>;
export type BrokerPage = Wire<broker.BrokerPage>;
export type Broker = Wire<broker.BrokerView>;
export type BrokerViewPage = Wire<broker.BrokerViewPage>;
export type BrokerLevel = broker.BrokerLevel;
export type BrokerStatus = broker.BrokerStatus;
export type ApplyBroker = z.input<typeof broker.ApplyBroker>;
export type EditBroker = z.input<typeof broker.EditBroker>;

export const BROKER_LEVELS: typeof broker.BROKER_LEVELS = ['TRAINEE', 'JUNIOR', 'INTERMEDIATE', 'SENIOR'];

/** The public register, one code per filter. */
export const brokerRegister: ListSource<BrokerCard, BrokerPage> = {
  noun: 'broker',
  page: (view, cursor, signal) =>
    take<BrokerPage>(api.GET('/api/brokers', { params: { query: pageParams(view, cursor) }, signal })),
};

/** Brokers of a field, for naming one; the whole page at once. */
export const brokersOfFieldQuery = (field: string | undefined) =>
  queryOptions({
    queryKey: ['broker', 'list', 'of-field', field ?? ''],
    queryFn: ({ signal }) =>
      take<BrokerPage>(api.GET('/api/brokers', { params: { query: { field, limit: 100 } }, signal })),
  });

export const brokerQuery = (id: string) =>
  queryOptions({
    queryKey: ['broker', 'one', id],
    queryFn: ({ signal }) => take<Broker>(api.GET(`/api/brokers/${id}`, { signal })),
  });

/** One's own entry; null before the first application. */
export const ownBrokerQuery = queryOptions({
  queryKey: ['broker', 'one', 'mine'],
  queryFn: async ({ signal }) => {
    try {
      return await take<Broker>(api.GET('/api/brokers/mine', { signal }));
    } catch (error) {
      if (error instanceof ApiProblem && error.status === 404) return null;
      throw error;
    }
  },
});

export const brokerApplications: ListSource<Broker, BrokerViewPage> = {
  noun: 'broker-application',
  page: (_view, cursor, signal) =>
    take<BrokerViewPage>(api.GET('/api/brokers/applications', { params: { query: { cursor, limit: 20 } }, signal })),
};

/** How many applications wait; capped at one page. */
export const applicationCountQuery = queryOptions({
  queryKey: ['broker-application', 'count'],
  queryFn: ({ signal }) =>
    take<BrokerViewPage>(api.GET('/api/brokers/applications', { params: { query: { limit: 100 } }, signal })),
});

export const applyAsBroker = (body: ApplyBroker, key: string) =>
  take<Broker>(api.POST('/api/brokers', { body, params: { header: keyed(key) } }));

export const editBroker = (id: string, body: EditBroker, key: string) =>
  take<Broker>(api.PATCH(`/api/brokers/${id}`, { body, params: { header: keyed(key) } }));

function act(id: string, verb: string, body: unknown, key?: string) {
  return take<Broker>(api.POST(`/api/brokers/${id}/${verb}`, { body, params: { header: keyed(key) } }));
}

export const confirmBroker = (id: string, level: BrokerLevel, key: string) => act(id, 'confirm', { level }, key);
export const refuseBroker = (id: string, reason: string, key: string) => act(id, 'refuse', { reason }, key);
export const pauseBroker = (id: string, reason: string, key: string) => act(id, 'pause', { reason }, key);
export const resumeBroker = (id: string) => act(id, 'resume', {});
