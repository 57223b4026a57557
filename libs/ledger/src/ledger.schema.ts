// Wire and input shapes of the ledger room. The canonical form that is hashed is in canonical.ts, not here.
import { z } from 'zod';
import { Uuid } from '../../platform/src/ids.schema.js';
import { Fen } from '../../reference/src/money.schema.js';

/** Kinds of entries and what each adds to the number of contracts. Corrections name the entry they correct. */
export const LEDGER_KINDS = {
  REGISTRATION: { countDelta: 1, isCorrection: false },
  AMENDMENT: { countDelta: 0, isCorrection: true },
  CANCELLATION: { countDelta: -1, isCorrection: true },
  REVOCATION: { countDelta: -1, isCorrection: true },
  RECEIPT: { countDelta: 0, isCorrection: true },
  RECEIPT_CORRECTION: { countDelta: 0, isCorrection: true },
} as const;
export type LedgerKind = keyof typeof LEDGER_KINDS;
const KIND_NAMES = Object.keys(LEDGER_KINDS) as [LedgerKind, ...LedgerKind[]];
export const LedgerKindSchema = z.enum(KIND_NAMES).meta({ id: 'LedgerKind' });

/** Amounts of one entry: below 10^14 fen either way. */
const LIMIT_FEN = 10n ** 14n;
const amountFen = z.bigint().gt(-LIMIT_FEN).lt(LIMIT_FEN);
/** A code of a dimension, as it is hashed. */
export const DimensionCode = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,39}$/, '代码只能由字母、数字和 _ . - 组成，最多 40 位');
const optionalCode = DimensionCode.nullish();

/** Codes that the caller gives; the ledger adds the direction and, for a registration, the amount band. */
export const AppendDimensions = z.strictObject({
  type: DimensionCode,
  subType: DimensionCode,
  techArea: DimensionCode,
  /** Letter of GB/T 4754-2017. */
  industrySection: optionalCode,
  base: optionalCode,
  ipType: optionalCode,
  planSource: optionalCode,
  sellerPartyType: optionalCode,
  buyerPartyType: optionalCode,
  /** Six digits of GB/T 2260. */
  sellerRegion: DimensionCode,
  buyerRegion: DimensionCode,
  /** Nine digits. */
  sellerTownship: optionalCode,
  buyerTownship: optionalCode,
  sellerPark: optionalCode,
  buyerPark: optionalCode,
  related: z.boolean(),
  brokerAssisted: z.boolean(),
  /** Band of the contract's value; required for corrections, whose own amount is only a difference. */
  amountBand: optionalCode,
});
export type AppendDimensions = z.infer<typeof AppendDimensions>;

const identityText = z.string().max(500).refine(isStorable, '含有不能保存的字符');

/** Whom and what the entry is about. Hashed with a salt; further members as the caller needs them. */
export const AppendIdentity = z.object({ contractId: Uuid }).catchall(identityText);

/** What a room asks the ledger to write. Amounts in fen; for a correction the signed difference. */
export const AppendInput = z
  .strictObject({
    streamKey: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
    idempotencyKey: z.string().min(1).max(200).refine(isStorable),
    kind: LedgerKindSchema,
    correctsSeq: z.bigint().positive().nullish(),
    occurredAt: z.date(),
    amounts: z.strictObject({ totalFen: amountFen, technicalFen: amountFen, receivedFen: amountFen.default(0n) }),
    dimensions: AppendDimensions,
    identity: AppendIdentity,
    actorId: Uuid,
  })
  .superRefine((input, context) => {
    const refuse = (path: string[], message: string) => context.addIssue({ code: 'custom', path, message });
    const { totalFen, technicalFen } = input.amounts;
    if (!LEDGER_KINDS[input.kind].isCorrection) {
      if (input.correctsSeq) refuse(['correctsSeq'], '登记分录不更正其他分录');
      if (totalFen < 0n || technicalFen < 0n) refuse(['amounts'], '登记分录的金额不能为负');
      if (technicalFen > totalFen) refuse(['amounts', 'technicalFen'], '技术交易额不能超过合同成交总额');
      return;
    }
    if (!input.correctsSeq) refuse(['correctsSeq'], '更正分录须指明被更正的分录');
    if (!input.dimensions.amountBand) refuse(['dimensions', 'amountBand'], '更正分录须给出合同的金额区间');
  });
export type AppendInput = z.input<typeof AppendInput>;

/** A sequence number on the wire. */
export const Seq = z.string().regex(/^[1-9]\d{0,17}$/, '台账序号应为正整数');
const Hash = z.string().regex(/^[0-9a-f]{64}$/);

/** State of a stream: what every total is proved by. */
export const LedgerHeadView = z
  .object({
    /** Number of the last entry; "0" while there is none. */
    seq: z.string(),
    /** Registered contracts, cancelled ones taken off; for an official of a township or park those in that scope. */
    count: z.string(),
    chainHash: Hash,
    /** Instant of the reading. */
    asOf: z.iso.datetime(),
  })
  .meta({ id: 'LedgerHead' });
export type LedgerHeadView = z.infer<typeof LedgerHeadView>;

export const LedgerEntryView = z
  .object({
    seq: Seq,
    kind: LedgerKindSchema,
    correctsSeq: Seq.nullable(),
    /** Entries that correct this one. */
    correctedBySeqs: z.array(Seq),
    ledgerDate: z.iso.date(),
    occurredAt: z.iso.datetime(),
    countDelta: z.int(),
    totalFen: Fen,
    technicalFen: Fen,
    receivedFen: Fen,
    dimensions: z.record(z.string(), z.string()),
    /** Null once erased. */
    identity: z.record(z.string(), z.string()).nullable(),
    identityHash: Hash,
    prevHash: Hash,
    leafHash: Hash,
    chainHash: Hash,
  })
  .meta({ id: 'LedgerEntry' });
export type LedgerEntryView = z.infer<typeof LedgerEntryView>;

export const LedgerEntryPage = z.object({ items: z.array(LedgerEntryView), nextCursor: z.string().nullable() });
export type LedgerEntryPage = z.infer<typeof LedgerEntryPage>;

export const SeqParam = z.object({ seq: Seq });
export type SeqParam = z.infer<typeof SeqParam>;

/** Why a stream does not verify. `seq` is the first wrong entry; null where the fault is in a rollup cell. */
export const LedgerFaultView = z.object({
  streamKey: z.string(),
  seq: Seq.nullable(),
  code: z.string(),
  detail: z.string(),
});
export type LedgerFaultView = z.infer<typeof LedgerFaultView>;

export const LedgerVerificationView = z
  .object({
    isSound: z.boolean(),
    /** Entries whose hashes were recomputed. */
    checkedEntries: z.int(),
    /** Rollup cells that were recomputed from the entries. */
    checkedRollups: z.int(),
    seq: z.string(),
    chainHash: Hash,
    asOf: z.iso.datetime(),
    durationMs: z.int(),
    fault: LedgerFaultView.nullable(),
  })
  .meta({ id: 'LedgerVerification' });
export type LedgerVerificationView = z.infer<typeof LedgerVerificationView>;

/** No NUL and no lone surrogate: PostgreSQL could not keep them, so they could not be hashed again. */
function isStorable(text: string): boolean {
  return !text.includes('\u0000') && text.isWellFormed();
}
