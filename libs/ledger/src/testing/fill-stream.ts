// Many entries at once for specs of the tree: put in by the owner of the tables, with leaf hashes, days and amounts that are
// worth something, and the rest made up; the stream's head does not know of them. For tests only.
import { Client } from 'pg';

/** Adds `count` entries to a stream: entry n is of n fen, on a day from 2024-01-02 to 2026-09-27. */
export async function fillStream(ownerUrl: string, stream: string, count: number): Promise<void> {
  const owner = new Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    await owner.query(
      `with head as (select coalesce(max(seq), 0) as seq from ledger_entry where stream_key = $1)
       insert into ledger_entry (stream_key, seq, version, kind, ledger_date, count_delta, total_fen, technical_fen,
         received_fen, dimensions, identity_hash, prev_hash, leaf_hash, chain_hash, occurred_at, idempotency_key, input_hash)
       select $1::varchar, n, 1, 'REGISTRATION', date '2024-01-01' + (n % 1000)::int, 1, n, n / 2, n / 4, '{}', '', '',
         sha256(convert_to($1::varchar || ' ' || n, 'UTF8')), '', now(), n::text, ''
       from head, generate_series(head.seq + 1, head.seq + $2) n`,
      [stream, count],
    );
  } finally {
    await owner.end();
  }
}
