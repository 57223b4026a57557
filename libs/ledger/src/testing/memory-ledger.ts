// A ledger in memory, as the database would hold it: rows, checkpoints, totals, and its export. For tests of what is read
// from an exported file; the database itself is tested in the *.db.spec.ts. For tests only.
import { createPrivateKey, createPublicKey } from 'node:crypto';
import { canonicalForm, chainHash, GENESIS, leafHash } from '../canonical.js';
import type { StoredEntry, StoredRollup } from '../chain-walk.js';
import { rollupCells } from '../dimensions.js';
import { draftEntry } from '../entry.js';
import { checkpointLine, endLine, entryLine, headerLine, totalLine } from '../export/records.js';
import type { StoredCheckpoint } from '../export/records.js';
import type { AppendInput } from '../ledger.schema.js';
import { checkpointText, publicBytes, signNote, verifierKey } from '../proof/note.js';
import type { NoteSigner } from '../proof/note.js';
import { foldRight, nodeHash } from '../tree/merkle.js';

const STREAM = 'contract';

/** A key of fixed bytes: 32 times `seed`. Never one that anybody uses. */
export function fixedSigner(seed: number, name = 'techmart.example/ledger/contract'): NoteSigner {
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.alloc(32, seed)]);
  const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  return { name, privateKey, publicKey: publicBytes(createPublicKey(privateKey)) };
}

interface Sums {
  count: bigint;
  totalFen: bigint;
  technicalFen: bigint;
  receivedFen: bigint;
}

export class MemoryLedger {
  readonly rows: StoredEntry[] = [];
  readonly checkpoints: StoredCheckpoint[] = [];
  private readonly sums = new Map<string, Sums>();
  private chain: Buffer = GENESIS;

  constructor(
    readonly signer: NoteSigner = fixedSigner(7),
    private readonly period = { code: '15', from: '2021-01-01', to: '2030-12-31' },
  ) {}

  append(input: AppendInput, salt: Buffer = Buffer.alloc(32, this.rows.length + 1)): void {
    const { statistics, identityPart, identityHash, inputHash } = draftEntry(input, salt);
    const seq = BigInt(this.rows.length + 1);
    const leaf = leafHash(canonicalForm(statistics, identityHash, seq));
    const before = this.chain;
    this.chain = chainHash(before, leaf);
    this.rows.push({
      seq: seq.toString(),
      version: statistics.version,
      kind: statistics.kind,
      corrects_seq: statistics.correctsSeq?.toString() ?? null,
      ledger_date: statistics.ledgerDate,
      count_delta: statistics.countDelta,
      total_fen: statistics.totalFen.toString(),
      technical_fen: statistics.technicalFen.toString(),
      received_fen: statistics.receivedFen.toString(),
      dimensions: { ...statistics.dimensions },
      identity_hash: identityHash,
      prev_hash: before,
      leaf_hash: leaf,
      chain_hash: this.chain,
      occurred_at: identityPart.occurredAt,
      idempotency_key: identityPart.idempotencyKey,
      input_hash: inputHash,
      salt,
      actor_id: identityPart.actorId,
      identity: { ...identityPart.identity },
    });
    const added = { count: BigInt(statistics.countDelta), ...statistics };
    for (const { dimension, code } of rollupCells(statistics.dimensions)) {
      this.add(`${statistics.ledgerDate.slice(0, 7)}-01 ${dimension} ${code}`, added);
    }
  }

  /** Signs for the entries so far. */
  sign(signedAt: Date): StoredCheckpoint {
    const { code, from, to } = this.period;
    const plan = { code, from, to, count: 0n, totalFen: 0n, technicalFen: 0n, receivedFen: 0n };
    for (const row of this.rows.filter(({ ledger_date }) => ledger_date >= from && ledger_date <= to)) {
      plan.count += BigInt(row.count_delta);
      plan.totalFen += BigInt(row.total_fen);
      plan.technicalFen += BigInt(row.technical_fen);
      plan.receivedFen += BigInt(row.received_fen);
    }
    const [size, root] = [this.rows.length, rootOf(this.rows.map(({ leaf_hash }) => leaf_hash))];
    const text = checkpointText({ origin: this.signer.name, size, root, signedAt, plans: [plan] });
    const signed = { size: String(size), root, note: signNote(text, [this.signer]), signed_at: signedAt };
    this.checkpoints.push(signed);
    return signed;
  }

  totals(): StoredRollup[] {
    return [...this.sums].map(([key, { count, totalFen, technicalFen, receivedFen }]) => {
      const [month = '', dimension = '', code = ''] = key.split(' ');
      return {
        dimension,
        month,
        code,
        count: count.toString(),
        total_fen: totalFen.toString(),
        technical_fen: technicalFen.toString(),
        received_fen: receivedFen.toString(),
      };
    });
  }

  /** The lines of the export, of these rows and checkpoints or of other ones that somebody put in their place. */
  export(
    hasIdentities: boolean,
    { rows = this.rows, checkpoints = this.checkpoints, totals = this.totals() } = {},
  ): string[] {
    const header = {
      origin: this.signer.name,
      stream: STREAM,
      size: String(this.rows.length),
      hasIdentities,
      keys: [verifierKey(this.signer)],
      exportedAt: new Date('2026-11-24T06:00:00.000Z'),
    };
    const lines = [headerLine(header)];
    const waiting = [...checkpoints];
    let chainBefore: Buffer = GENESIS;
    for (const row of rows) {
      while (waiting[0] && Number(waiting[0].size) < Number(row.seq)) lines.push(checkpointLine(waiting.shift()!));
      lines.push(entryLine(row, { stream: STREAM, chainBefore, hasIdentities }));
      chainBefore = row.chain_hash;
    }
    lines.push(...waiting.map((each) => checkpointLine(each)), ...totals.map((cell) => totalLine(cell)));
    return [...lines, endLine(rows.length, totals.length, [])];
  }

  private add(key: string, { count, totalFen, technicalFen, receivedFen }: Sums): void {
    const sums = this.sums.get(key) ?? { count: 0n, totalFen: 0n, technicalFen: 0n, receivedFen: 0n };
    this.sums.set(key, {
      count: sums.count + count,
      totalFen: sums.totalFen + totalFen,
      technicalFen: sums.technicalFen + technicalFen,
      receivedFen: sums.receivedFen + receivedFen,
    });
  }
}

/** RFC 9162 §2.1.1, by its definition: split at the largest power of two below the number of leaves. */
export function rootOf(leaves: readonly Buffer[]): Buffer {
  const [first] = leaves;
  if (!first) return foldRight([]);
  if (leaves.length === 1) return first;
  const split = 2 ** Math.ceil(Math.log2(leaves.length) - 1);
  return nodeHash(rootOf(leaves.slice(0, split)), rootOf(leaves.slice(split)));
}
