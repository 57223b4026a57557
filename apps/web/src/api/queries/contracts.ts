// Technology contracts: the own list, one filing, its form, files and pre-check, and what the filing side does.
import { queryOptions } from '@tanstack/react-query';
import type { ListSource } from '../../ui/list/useListQuery.js';
import { api, keyed, take } from '../client.js';
import type {
  Contract,
  ContractCard,
  ContractDraft,
  ContractFile,
  ContractPage,
  ContractRecord,
  FileKind,
  Precheck,
} from './registry-types.js';

/** Contracts of the own side; the tab of the view is the state. */
export const contractList: ListSource<ContractCard, ContractPage> = {
  noun: 'contract',
  page: ({ tab }, cursor, signal) =>
    take<ContractPage>(
      api.GET('/api/contracts', { params: { query: { state: tab || undefined, cursor, limit: 20 } }, signal }),
    ),
};

export const contractQuery = (id: string) =>
  queryOptions({
    queryKey: ['contract', 'one', id],
    queryFn: ({ signal }) => take<Contract>(api.GET(`/api/contracts/${id}`, { signal })),
    refetchOnWindowFocus: true,
  });

/** The filing of a deal, if there is one. */
export const contractOfDealQuery = (dealId: string) =>
  queryOptions({
    queryKey: ['contract', 'list', { dealId }],
    queryFn: ({ signal }) =>
      take<ContractPage>(api.GET('/api/contracts', { params: { query: { dealId, limit: 5 } }, signal })),
  });

/** A trial run of the pre-check; `version` tells the cache that the form has changed. */
export const precheckQuery = (id: string, version: string) =>
  queryOptions({
    queryKey: ['contract', 'precheck', id, version],
    queryFn: ({ signal }) => take<Precheck>(api.GET(`/api/contracts/${id}/precheck`, { signal })),
  });

/** What an official reads of a registered contract. */
export const contractRecordQuery = (id: string) =>
  queryOptions({
    queryKey: ['contract', 'record', id],
    queryFn: ({ signal }) => take<ContractRecord>(api.GET(`/api/contracts/${id}/record`, { signal })),
  });

export const createContract = (dealId: string | undefined, key: string) =>
  take<Contract>(api.POST('/api/contracts', { body: dealId ? { dealId } : {}, params: { header: keyed(key) } }));

export const editContract = (id: string, body: ContractDraft) =>
  take<Contract>(api.PATCH(`/api/contracts/${id}`, { body, params: { header: keyed() } }));

/** For the first time, or again after a return. */
export const submitContract = (id: string, key: string) =>
  take<Contract>(api.POST(`/api/contracts/${id}/submit`, { params: { header: keyed(key) } }));

export const withdrawContract = (id: string, reason: string, key: string) =>
  take<Contract>(api.POST(`/api/contracts/${id}/withdraw`, { body: { reason }, params: { header: keyed(key) } }));

export const addContractFile = (id: string, kind: FileKind, file: File) => {
  const body = new FormData();
  body.append('file', file);
  return take<{ items: ContractFile[] }>(
    api.POST(`/api/contracts/${id}/files`, { body, params: { query: { kind }, header: keyed() } }),
  );
};

export const removeContractFile = (id: string, fileId: string) =>
  take<{ items: ContractFile[] }>(api.DELETE(`/api/contracts/${id}/files/${fileId}`, { params: { header: keyed() } }));

/** The bytes of a file; opening needs the session, so a plain link would not do. */
export const readContractFile = (id: string, fileId: string) =>
  take<Blob>(api.GET(`/api/contracts/${id}/files/${fileId}`, { parseAs: 'blob' }));

export type Paper = 'certificate' | 'form' | 'national-xlsx' | 'national-json';

/** A paper of the contract, written by the server when it is asked for. */
export const readContractPaper = (id: string, paper: Paper) =>
  take<Blob>(api.GET(`/api/contracts/${id}/papers/${paper}`, { parseAs: 'blob' }));
