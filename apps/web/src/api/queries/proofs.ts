// Proofs of the ledger: inclusion by certificate, consistency of checkpoints, public keys; and the export of the whole.
import type * as proof from '@libs/ledger/src/proof/proof.schema.js';
import { queryOptions } from '@tanstack/react-query';
import { api, take } from '../client.js';
import type { Wire } from '../wire.js';

export type InclusionProof = Wire<proof.InclusionProofView>;
export type ProvenEntry = Wire<proof.ProvenEntry>;
export type ConsistencyProof = Wire<proof.ConsistencyProofView>;
export type LedgerKeys = Wire<proof.LedgerKeysView>;

export const inclusionQuery = (registrationNumber: string, code: string) =>
  queryOptions({
    queryKey: ['ledger', 'inclusion', registrationNumber, code],
    queryFn: ({ signal }) =>
      take<InclusionProof>(
        api.GET('/api/ledger/proofs/inclusion', {
          params: { query: { registrationNumber, code: code || undefined } },
          signal,
        }),
      ),
    retry: false,
  });

export const fetchConsistency = (from: number, to: number) =>
  take<ConsistencyProof>(
    api.GET('/api/ledger/proofs/consistency', { params: { query: { from: String(from), to: String(to) } } }),
  );

export const ledgerKeysQuery = queryOptions({
  queryKey: ['ledger', 'keys'],
  queryFn: ({ signal }) => take<LedgerKeys>(api.GET('/api/ledger/log/contract/keys', { signal })),
  retry: false,
});

/** The latest checkpoint as it was signed. */
export const fetchCheckpoint = () =>
  take<string>(api.GET('/api/ledger/log/contract/checkpoint', { parseAs: 'text', cache: 'no-store' }));

export const checkpointQuery = queryOptions({
  queryKey: ['ledger', 'checkpoint'],
  queryFn: fetchCheckpoint,
  retry: false,
});

/** All entries without identities, for tools/verify-ledger.mjs. */
export const fetchExport = () => take<Blob>(api.GET('/api/ledger/export', { parseAs: 'blob' }));
