// Vectors of open listings in the database: SQL on table `match_embedding`. Not for making or comparing them.
import { Injectable } from '@nestjs/common';
import { Clock, Database } from '@app/platform';

export type ListingKind = 'demand' | 'achievement';

/** What is known of a listing's vector. */
export interface Kept {
  readonly id: string;
  readonly model: string;
  /** Content of the search index when its text was last looked at. */
  readonly entryHash: string;
  readonly textHash: string;
}

export interface Embedded extends Kept {
  /** null: the model takes no such text. */
  readonly vector: Float32Array | null;
}

/** A range of ids: after `after`, up to and with `last`. */
export interface IdRange {
  readonly after: string | null;
  readonly last: string | null;
}

const RANGE = 'kind = $1 AND ($2::uuid IS NULL OR listing_id > $2) AND ($3::uuid IS NULL OR listing_id <= $3)';

@Injectable()
export class VectorStore {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Unit vectors of this model; listings without one are absent. */
  async vectors(model: string, ids: readonly string[]): Promise<Map<string, Float32Array>> {
    const rows = await this.database.query<{ id: string; vector: Buffer }>(
      `SELECT listing_id AS id, vector FROM match_embedding
       WHERE listing_id = ANY($1::uuid[]) AND model = $2 AND vector IS NOT NULL`,
      [ids, model],
    );
    return new Map(rows.map(({ id, vector }) => [id, numbersIn(vector)]));
  }

  /** A sample that is the same every time. */
  async sample(kind: ListingKind, model: string, size: number): Promise<Float32Array[]> {
    const rows = await this.database.query<{ vector: Buffer }>(
      `SELECT vector FROM match_embedding WHERE kind = $1 AND model = $2 AND vector IS NOT NULL
       ORDER BY text_hash LIMIT $3`,
      [kind, model, size],
    );
    return rows.map(({ vector }) => numbersIn(vector));
  }

  /** How many vectors of this model there are, and of how many numbers each; `dimension` null while there is none. */
  async extent(model: string): Promise<{ vectors: number; dimension: number | null }> {
    const [row] = await this.database.query<{ vectors: number; dimension: number | null }>(
      `SELECT count(*)::int AS vectors, (max(octet_length(vector)) / 4)::int AS dimension FROM match_embedding
       WHERE model = $1 AND vector IS NOT NULL`,
      [model],
    );
    return row ?? { vectors: 0, dimension: null };
  }

  keptIn(kind: ListingKind, { after, last }: IdRange): Promise<Kept[]> {
    return this.database.query<Kept & Record<string, unknown>>(
      `SELECT listing_id AS id, model, entry_hash AS "entryHash", text_hash AS "textHash" FROM match_embedding
       WHERE ${RANGE}`,
      [kind, after, last],
    );
  }

  /** Inserts or replaces. */
  async keep(kind: ListingKind, rows: readonly Embedded[]): Promise<void> {
    await this.database.query(
      `INSERT INTO match_embedding (listing_id, kind, model, entry_hash, text_hash, vector, embedded_at)
       SELECT id, $1, model, entry_hash, text_hash, vector, $2
       FROM unnest($3::uuid[], $4::text[], $5::text[], $6::text[], $7::bytea[])
         AS new (id, model, entry_hash, text_hash, vector)
       ON CONFLICT (listing_id) DO UPDATE SET model = excluded.model, entry_hash = excluded.entry_hash,
         text_hash = excluded.text_hash, vector = excluded.vector, embedded_at = excluded.embedded_at`,
      [
        kind,
        this.clock.now(),
        rows.map(({ id }) => id),
        rows.map(({ model }) => model),
        rows.map(({ entryHash }) => entryHash),
        rows.map(({ textHash }) => textHash),
        rows.map(({ vector }) => vector && bytesOf(vector)),
      ],
    );
  }

  /** The index entry changed, the text that is compared did not. */
  async touch(rows: readonly Pick<Kept, 'id' | 'entryHash'>[]): Promise<void> {
    await this.database.query(
      `UPDATE match_embedding e SET entry_hash = new.hash
       FROM unnest($1::uuid[], $2::text[]) AS new (id, hash) WHERE e.listing_id = new.id`,
      [rows.map(({ id }) => id), rows.map(({ entryHash }) => entryHash)],
    );
  }

  async forget(ids: readonly string[]): Promise<void> {
    await this.database.query('DELETE FROM match_embedding WHERE listing_id = ANY($1::uuid[])', [ids]);
  }

  /** Forgets what lies in the range and is not among `ids`: listings that are no longer open. */
  async forgetOthers(kind: ListingKind, { after, last }: IdRange, ids: readonly string[]): Promise<void> {
    await this.database.query(`DELETE FROM match_embedding WHERE ${RANGE} AND listing_id <> ALL($4::uuid[])`, [
      kind,
      after,
      last,
      ids,
    ]);
  }
}

const BYTES = 4;

function bytesOf(vector: Float32Array): Buffer {
  const bytes = Buffer.alloc(vector.length * BYTES);
  vector.forEach((number, at) => bytes.writeFloatLE(number, at * BYTES));
  return bytes;
}

function numbersIn(bytes: Buffer): Float32Array {
  return Float32Array.from({ length: bytes.length / BYTES }, (_, at) => bytes.readFloatLE(at * BYTES));
}
