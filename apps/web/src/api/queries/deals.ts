// Deals: board, list, one deal, its record, and every act in it.
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { ListSource } from '../../ui/list/useListQuery.js';
import { api, keyed, take } from '../client.js';
import type {
  Deal,
  DealBoard,
  DealCard,
  DealContacts,
  DealFilePage,
  DealPage,
  DealTimelinePage,
  FailDeal,
  LogPage,
  MakeOffer,
  MoveTarget,
  OfferPage,
  SigningFacts,
  WriteLog,
} from './deal-types.js';
import type { ProjectedAchievement } from './listing-types.js';

/** Every stage with its count and latest cards. */
export const dealBoardQuery = queryOptions({
  queryKey: ['deal', 'list', 'board'],
  queryFn: ({ signal }) => take<DealBoard>(api.GET('/api/deals/board', { signal })),
  refetchOnWindowFocus: true,
});

/** The list; the tab of the view is the stage. */
export const dealList: ListSource<DealCard, DealPage> = {
  noun: 'deal',
  page: ({ tab }, cursor, signal) =>
    take<DealPage>(
      api.GET('/api/deals', { params: { query: { stage: tab || undefined, cursor, limit: 20 } }, signal }),
    ),
};

export const dealQuery = (id: string) =>
  queryOptions({
    queryKey: ['deal', 'one', id],
    queryFn: ({ signal }) => take<Deal>(api.GET(`/api/deals/${id}`, { signal })),
    refetchOnWindowFocus: true,
  });

function recordQuery<Page extends { nextCursor: string | null }>(id: string, part: string, limit: number) {
  return infiniteQueryOptions({
    queryKey: ['deal', 'record', id, part],
    queryFn: ({ signal, pageParam }) =>
      take<Page>(api.GET(`/api/deals/${id}/${part}`, { params: { query: { limit, cursor: pageParam } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last: Page) => last.nextCursor ?? undefined,
  });
}

export const dealLogQuery = (id: string) => recordQuery<LogPage>(id, 'log', 20);
export const dealOffersQuery = (id: string) => recordQuery<OfferPage>(id, 'offers', 20);
export const dealFilesQuery = (id: string) => recordQuery<DealFilePage>(id, 'files', 50);
export const dealTimelineQuery = (id: string) => recordQuery<DealTimelinePage>(id, 'timeline', 10);

/** Contact persons of both sides. Every reading is noted, so it is asked for by a press, never beforehand. */
export const readContacts = (id: string) => take<DealContacts>(api.GET(`/api/deals/${id}/contacts`, {}));

/** The achievement as far as its holder opens it to this side. Every reading is noted, as with contact persons. */
export const readDealAchievement = (id: string) =>
  take<ProjectedAchievement>(api.GET(`/api/deals/${id}/achievement`, {}));

function act(id: string, verb: string, body: unknown, key: string) {
  return take<Deal>(api.POST(`/api/deals/${id}/${verb}`, { body, params: { header: keyed(key) } }));
}

export const acceptDeal = (id: string, key: string) => act(id, 'accept', { consent: true }, key);
export const declineDeal = (id: string, reason: string, key: string) => act(id, 'decline', { reason }, key);
export const failDeal = (id: string, body: FailDeal, key: string) => act(id, 'fail', body, key);
export const moveDeal = (id: string, to: MoveTarget) => act(id, 'move', { to }, keyed()['Idempotency-Key']);
export const nameBroker = (id: string, brokerId: string, key: string) => act(id, 'name-broker', { brokerId }, key);
export const proposeSigning = (id: string, body: SigningFacts, key: string) => act(id, 'propose-signing', body, key);
export const confirmSigning = (id: string, body: SigningFacts, key: string) => act(id, 'confirm-signing', body, key);
export const acceptAssignment = (id: string, conflictStatement: string | undefined, key: string) =>
  act(id, 'accept-assignment', conflictStatement ? { conflictStatement } : {}, key);

/** Afterwards the deal is no longer the broker's to see. */
export const declineAssignment = (id: string, reason: string, key: string) =>
  take<void>(api.POST(`/api/deals/${id}/decline-assignment`, { body: { reason }, params: { header: keyed(key) } }));

export const writeLog = (id: string, body: WriteLog, key: string) =>
  take<{ id: string }>(api.POST(`/api/deals/${id}/log`, { body, params: { header: keyed(key) } }));

export const makeOffer = (id: string, body: MakeOffer, key: string) =>
  take<{ id: string }>(api.POST(`/api/deals/${id}/offers`, { body, params: { header: keyed(key) } }));

/** Hands over one file (PDF, PNG or JPEG, at most 20 MiB). */
export function addDealFile(id: string, file: File) {
  const form = new FormData();
  form.append('file', file, file.name);
  return take<{ id: string }>(
    api.POST(`/api/deals/${id}/files`, {
      body: form,
      bodySerializer: (body) => body as FormData,
      params: { header: keyed() },
    }),
  );
}

export const readDealFile = (id: string, fileId: string) =>
  take<Blob>(api.GET(`/api/deals/${id}/files/${fileId}`, { parseAs: 'blob' }));
