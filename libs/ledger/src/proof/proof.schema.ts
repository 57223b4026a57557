// Wire shapes of what the ledger publishes for proof: keys, inclusion, consistency. Notes and tiles are no JSON.
import { z } from 'zod';
import { RegistrationNumber } from '../../../reference/src/numbers.schema.js';

const Hash = z.string().regex(/^[0-9a-f]{64}$/);
const SIZE_RULE = '应为不带前导零的非负整数';
/** Entries of a tree, decimal; below 2^53. */
const Size = z
  .string(SIZE_RULE)
  .regex(/^(0|[1-9]\d{0,15})$/, SIZE_RULE)
  .refine((size) => Number(size) <= Number.MAX_SAFE_INTEGER, SIZE_RULE);
const StreamKey = z.string('请给出台账流').regex(/^[a-z][a-z0-9-]{0,39}$/, '台账流只含小写字母、数字和 -，最多 40 位');

export const StreamParam = z.object({ stream: StreamKey });
export type StreamParam = z.infer<typeof StreamParam>;

/** Path of a tile as C2SP tlog-tiles writes it; what is no such path is no tile. */
export const TileParam = StreamParam.extend({ '*': z.string().meta({ example: '0/x001/234' }) });
export type TileParam = z.infer<typeof TileParam>;

export const InclusionQuery = z.object({
  registrationNumber: RegistrationNumber,
  /** From the certificate; opens the statistics of that entry. */
  code: z
    .string()
    .regex(/^[0-9a-fA-F]{16}$/, '校验码为证明上的 16 位十六进制数字')
    .optional(),
});
export type InclusionQuery = z.infer<typeof InclusionQuery>;

export const ConsistencyQuery = z
  .object({ stream: StreamKey.default('contract'), from: Size, to: Size })
  .refine(({ from, to }) => Number(from) <= Number(to), { path: ['to'], message: '不得小于 from' });
export type ConsistencyQuery = z.infer<typeof ConsistencyQuery>;

export const LedgerKeysView = z
  .object({
    stream: z.string(),
    keys: z.array(
      z.object({
        /** Verifier key of C2SP signed-note. */
        vkey: z.string(),
        keyId: z.string().regex(/^[0-9a-f]{8}$/),
        from: z.iso.datetime(),
        /** Signs until then; null: in use. */
        until: z.iso.datetime().nullable(),
      }),
    ),
  })
  .meta({ id: 'LedgerKeys' });
export type LedgerKeysView = z.infer<typeof LedgerKeysView>;

const ProvenEntry = z.object({
  stream: z.string(),
  seq: z.string(),
  /** Place in the tree, 0-based: seq − 1. */
  leafIndex: z.string(),
  /** Size of the tree that the path is for: that of the checkpoint. */
  size: z.string(),
  leafHash: Hash,
  /** RFC 9162 §2.1.3, the nearest hash first. */
  path: z.array(Hash),
  /** Signed note. */
  checkpoint: z.string(),
  /** The hashed text, which holds the statistics of the entry; only for who gives the code on the certificate. */
  canonical: z.string().nullable(),
  identity: z.null(),
});
export type ProvenEntry = z.infer<typeof ProvenEntry>;

export const InclusionProofView = ProvenEntry.extend({
  /** All entries of the contract in their order, where there is more than the registration. */
  entries: z.array(ProvenEntry).optional(),
}).meta({ id: 'LedgerInclusionProof' });
export type InclusionProofView = z.infer<typeof InclusionProofView>;

export const ConsistencyProofView = z
  .object({
    stream: z.string(),
    from: z.string(),
    to: z.string(),
    /** RFC 9162 §2.1.4. */
    path: z.array(Hash),
    fromCheckpoint: z.string(),
    toCheckpoint: z.string(),
  })
  .meta({ id: 'LedgerConsistencyProof' });
export type ConsistencyProofView = z.infer<typeof ConsistencyProofView>;

export const CheckpointView = z
  .object({ stream: z.string(), size: z.string(), root: Hash, note: z.string(), signedAt: z.iso.datetime() })
  .meta({ id: 'LedgerCheckpoint' });
export type CheckpointView = z.infer<typeof CheckpointView>;
