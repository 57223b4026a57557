// Entries with true hashes and identities, put in by the owner of the tables without a writer: for specs of what is read.
// The stream's head and sums do not know of them. For tests only.
import { Client } from 'pg';
import { chainHash, canonicalForm, GENESIS, leafHash } from '../canonical.js';
import { draftEntry } from '../entry.js';
import type { AppendInput } from '../ledger.schema.js';

const INSERT = `
  with entry as (
    insert into ledger_entry (stream_key, seq, version, kind, corrects_seq, ledger_date, count_delta, total_fen, technical_fen,
      received_fen, dimensions, identity_hash, prev_hash, leaf_hash, chain_hash, occurred_at, idempotency_key, input_hash)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
  )
  insert into ledger_identity (stream_key, seq, salt, actor_id, identity) values ($1, $2, $19, $20, $21)`;

export interface PutEntry {
  seq: number;
  salt: Buffer;
  leafHash: Buffer;
  canonical: string;
}

/** Appends `inputs`, all of one stream, after its last entry. Salts are made from the seq. */
export async function putEntries(ownerUrl: string, inputs: readonly AppendInput[]): Promise<PutEntry[]> {
  const owner = new Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    const { rows } = await owner.query(
      'select seq, chain_hash from ledger_entry where stream_key = $1 order by seq desc limit 1',
      [inputs[0]?.streamKey],
    );
    let seq = Number(rows[0]?.seq ?? 0);
    let chain: Buffer = rows[0]?.chain_hash ?? GENESIS;
    const put: PutEntry[] = [];
    for (const input of inputs) {
      seq += 1;
      const salt = Buffer.alloc(32, seq % 256);
      const { statistics: s, identityPart: part, identityHash, inputHash } = draftEntry(input, salt);
      const canonical = canonicalForm(s, identityHash, BigInt(seq));
      const leaf = leafHash(canonical);
      const previous = chain;
      chain = chainHash(previous, leaf);
      const columns = [s.streamKey, seq, s.version, s.kind, s.correctsSeq, s.ledgerDate, s.countDelta, s.totalFen];
      const hashes = [identityHash, previous, leaf, chain, part.occurredAt, part.idempotencyKey, inputHash];
      const amounts = [s.technicalFen, s.receivedFen, JSON.stringify(s.dimensions)];
      await owner.query(INSERT, [...columns, ...amounts, ...hashes, salt, part.actorId, JSON.stringify(part.identity)]);
      put.push({ seq, salt, leafHash: leaf, canonical });
    }
    return put;
  } finally {
    await owner.end();
  }
}
