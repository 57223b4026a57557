// Versions of an index inside PostgreSQL: one is live, one may be in the making, the one before is kept until the
// next rebuild so that a question that began on it can end on it.
import type { Database, Tx } from '../../database/database.js';
import { versionOf, type SearchIndex } from '../search.port.js';

export interface Generation {
  readonly id: number;
  readonly version: number;
  readonly state: 'building' | 'live' | 'retired';
  readonly statisticsVersion: number;
  readonly statisticsDocuments: number;
  readonly averageLength: { readonly word: number; readonly bigram: number; readonly character: number };
}

interface Row {
  id: number;
  version: number;
  state: Generation['state'];
  statistics_version: number;
  statistics_documents: number;
  average_word_length: number;
  average_bigram_length: number;
  average_character_length: number;
}

function toGeneration(row: Row): Generation {
  return {
    id: row.id,
    version: row.version,
    state: row.state,
    statisticsVersion: row.statistics_version,
    statisticsDocuments: row.statistics_documents,
    averageLength: {
      word: row.average_word_length,
      bigram: row.average_bigram_length,
      character: row.average_character_length,
    },
  };
}

const COLUMNS = `id, version, state, statistics_version, statistics_documents,
  average_word_length, average_bigram_length, average_character_length`;

type Asker = { query(sql: string, params: unknown[]): Promise<unknown> };

/** The generation that answers questions; made on first use. */
export async function liveGeneration(database: Asker, index: SearchIndex): Promise<Generation> {
  const select = `select ${COLUMNS} from search_generation where index_name = $1 and state = 'live'`;
  const found = (await database.query(select, [index.name])) as Row[];
  if (found[0]) return toGeneration(found[0]);
  await database.query(
    `insert into search_generation (index_name, version, state) values ($1, $2, 'live') on conflict do nothing`,
    [index.name, versionOf(index)],
  );
  const made = (await database.query(select, [index.name])) as Row[];
  return toGeneration(made[0]!);
}

/** Where a write must go: the live generation and the one in the making. */
export async function writtenGenerations(tx: Tx, index: SearchIndex): Promise<number[]> {
  const live = await liveGeneration(tx, index);
  const building: { id: number }[] = await tx.query(
    `select id from search_generation where index_name = $1 and state = 'building'`,
    [index.name],
  );
  return [live.id, ...building.map((row) => row.id)];
}

/** Begins a generation; one that a crashed rebuild left, and retired ones, are thrown away. */
export async function beginGeneration(database: Database, index: SearchIndex): Promise<number> {
  return database.tx(async (tx) => {
    await tx.query(`delete from search_generation where index_name = $1 and state <> 'live'`, [index.name]);
    const rows: { id: number }[] = await tx.query(
      `insert into search_generation (index_name, version, state) values ($1, $2, 'building') returning id`,
      [index.name, versionOf(index)],
    );
    return rows[0]!.id;
  });
}

export async function swapGeneration(database: Database, index: SearchIndex, generationId: number): Promise<void> {
  await database.tx(async (tx) => {
    await tx.query(`update search_generation set state = 'retired' where index_name = $1 and state = 'live'`, [
      index.name,
    ]);
    await tx.query(`update search_generation set state = 'live' where id = $1`, [generationId]);
  });
}
