// Pieces of real passages as listings, brought in as an import does: as many as a case asks for, always the same ones.
import { built } from './built.mjs';

/** Characters of a text: a passage gives several, so that 120,000 passages make a million listings. */
const PIECE = 48;

/**
 * Brings in the next `count` texts in the import's batches, without matching them.
 * @param {import('@nestjs/common').INestApplicationContext} rooms
 * @param {AsyncGenerator<{ id: string, title: string, abstract: string }>} texts
 * @param {number} count
 * @param {(listed: number) => Promise<unknown>} [afterBatch]
 */
export async function listPassages(rooms, texts, count, afterBatch) {
  const { AchievementImport, IMPORT_BATCH } = await built('libs/achievement/src/index.js');
  const { Database } = await built('libs/platform/src/index.js');
  const { findHolder } = await built('apps/cli/src/import/holder.js');
  const { toAchievement } = await built('apps/cli/src/import/achievement-row.js');
  const { actor, organisationId } = await findHolder(rooms, { kind: 'achievements' });
  const origin = { organisationId, source: 'bench-growth' };
  const [database, service] = [Database, AchievementImport].map((token) => rooms.get(token, { strict: false }));
  for (let left = count; left > 0;) {
    /** @type {unknown[]} */
    const batch = [];
    while (batch.length < Math.min(IMPORT_BATCH, left)) {
      const { data } = toAchievement((await texts.next()).value);
      if (data) batch.push(data);
    }
    left -= batch.length;
    await database.tx((/** @type {unknown} */ tx) => service.publishImported(tx, actor, origin, batch));
    await afterBatch?.(count - left);
  }
}

/** Pieces of the passages: the first of each, then the second of each, and so on; never ends. */
export async function* pieces() {
  const { readRows } = await built('apps/cli/src/import/rows.js');
  const file = process.env.BENCH_PASSAGES ?? '../shared/data/load/passages_120k.jsonl.gz';
  for (let round = 0; ; round += 1) {
    for await (const { value } of readRows(file)) {
      const { id, title, text } = /** @type {{ id: string, title: string, text: string }} */ (value);
      const from = (round * PIECE) % Math.max(PIECE, text.length - PIECE);
      const abstract = text.slice(from, from + PIECE);
      if (abstract.trim()) yield { id: `${id}-${round}`, title: `${title.slice(0, 60)}（${round}）`, abstract };
    }
  }
}
