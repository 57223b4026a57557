// Talking to a Meilisearch server: indexes, settings, batches of documents. Knows documents, not questions.
import { MeilisearchApiError, type Meilisearch, type MultiSearchQuery, type MultiSearchResult } from 'meilisearch';
import { documentHash } from '../fingerprint.js';
import { versionOf, type SearchDocument, type SearchIndex } from '../search.port.js';
import type { MeiliAccess } from './access.js';
import { encodeId, termsByLabel, type MeiliDocument } from './encoding.js';
import { drift, settingsOf, type SettingDrift } from './settings.js';
import { allDone, done } from './tasks.js';

/** A task per document would fill the server's task store (quality.md). */
const BATCH = 1_000;
const PAGE = 5_000;
const CUT_AT_ONCE = 50;

export class MeiliServer {
  constructor(private readonly access: MeiliAccess) {}

  uid(index: SearchIndex): string {
    return `${this.access.prefix}_${index.name}`;
  }

  /** Where a rebuild fills the next version, until it takes the place of the live index. */
  private nextUid(index: SearchIndex): string {
    return `${this.uid(index)}_v${versionOf(index)}`;
  }

  /** Answers in the order of `queries`. */
  async multiSearch(queries: MultiSearchQuery[]): Promise<MultiSearchResult<MeiliDocument>[]> {
    const reader = await this.access.reader();
    const { results } = await reader.multiSearch<{ queries: MultiSearchQuery[] }, MeiliDocument>({ queries });
    return results;
  }

  /** Settings that the server has otherwise than the code; null when there is no such index. */
  async driftOf(index: SearchIndex): Promise<SettingDrift[] | null> {
    const writer = await this.access.writer();
    try {
      return drift(settingsOf(index), await writer.index(this.uid(index)).getSettings());
    } catch (error) {
      if (isMissingIndex(error)) return null;
      throw error;
    }
  }

  async applySettings(index: SearchIndex, uid = this.uid(index)): Promise<void> {
    await done(this.access.owner.index(uid).updateSettings(settingsOf(index)));
  }

  /** Hands documents over in batches and waits until each is searchable. */
  async put(index: SearchIndex, documents: readonly SearchDocument[], uid = this.uid(index)): Promise<void> {
    const target = (await this.access.writer()).index<MeiliDocument>(uid);
    const tasks: Promise<void>[] = [];
    for (let at = 0; at < documents.length; at += BATCH) {
      const batch = await cut(index, documents.slice(at, at + BATCH));
      const task = target.addDocuments(batch, { primaryKey: 'id' });
      tasks.push(done(task));
      tasks.at(-1)?.catch(() => undefined);
      await task;
    }
    await allDone(tasks);
  }

  async remove(index: SearchIndex, ids: readonly string[]): Promise<void> {
    const target = (await this.access.writer()).index(this.uid(index));
    const batches = Array.from({ length: Math.ceil(ids.length / BATCH) }, (_, at) =>
      ids.slice(at * BATCH, (at + 1) * BATCH).map(encodeId),
    );
    await allDone(batches.map((batch) => done(target.deleteDocuments(batch))));
  }

  /** Content hash of every document on the server, by id; '' for one that was cut by an older version of the code. */
  async hashes(index: SearchIndex): Promise<Map<string, string>> {
    const target = (await this.access.writer()).index<MeiliDocument>(this.uid(index));
    const version = versionOf(index);
    const hashes = new Map<string, string>();
    for (let offset = 0; ; offset += PAGE) {
      const { results } = await target.getDocuments({ offset, limit: PAGE, fields: ['key', 'hash', 'version'] });
      for (const found of results) hashes.set(found.key, found.version === version ? found.hash : '');
      if (results.length < PAGE) return hashes;
    }
  }

  async count(index: SearchIndex): Promise<number> {
    const writer = await this.access.writer();
    return (await writer.index(this.uid(index)).getStats()).numberOfDocuments;
  }

  /** An empty index beside the live one; what a broken-off rebuild left there is thrown away. */
  async beginNext(index: SearchIndex): Promise<string> {
    const uid = this.nextUid(index);
    await this.drop(uid);
    await done(this.access.owner.createIndex(uid, { primaryKey: 'id' }));
    await this.applySettings(index, uid);
    return uid;
  }

  /** Puts the filled index in the place of the live one, in one step, and throws the old one away. */
  async swapIn(index: SearchIndex): Promise<void> {
    const indexes: [string, string] = [this.uid(index), this.nextUid(index)];
    const isFirst = (await this.driftOf(index)) === null;
    const owner: Meilisearch = this.access.owner;
    await done(owner.swapIndexes([{ indexes: isFirst ? [indexes[1], indexes[0]] : indexes, rename: isFirst }]));
    await this.drop(this.nextUid(index));
  }

  private async drop(uid: string): Promise<void> {
    try {
      await done(this.access.owner.deleteIndex(uid));
    } catch (error) {
      if (!isMissingIndex(error)) throw error;
    }
  }
}

/** Said at once of a question, and later of a task. */
export function isMissingIndex(error: unknown): boolean {
  if (error instanceof MeilisearchApiError) return error.cause?.code === 'index_not_found';
  return error instanceof Error && 'code' in error && error.code === 'index_not_found';
}

/** Cutting takes about a millisecond a document: in between, a request under way must get its turn, or it times out. */
async function cut(index: SearchIndex, documents: readonly SearchDocument[]): Promise<MeiliDocument[]> {
  const made: MeiliDocument[] = [];
  for (const document of documents) {
    made.push(toMeili(index, document));
    if (made.length % CUT_AT_ONCE === 0) await new Promise((resume) => setImmediate(resume));
  }
  return made;
}

function toMeili(index: SearchIndex, document: SearchDocument): MeiliDocument {
  return {
    id: encodeId(document.id),
    key: document.id,
    hash: documentHash(document),
    version: versionOf(index),
    attributes: document.attributes,
    ...termsByLabel(index, document),
  };
}
