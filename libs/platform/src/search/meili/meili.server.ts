// Talking to a Meilisearch server: settings, batches, tasks followed to their end. Knows documents, not questions.
import type { EnqueuedTaskPromise, Index, Meilisearch, MultiSearchQuery, MultiSearchResult } from 'meilisearch';
import { documentHash } from '../fingerprint.js';
import type { SearchDocument, SearchIndex } from '../search.port.js';
import { encodeId, termsByLabel, type MeiliDocument } from './encoding.js';
import { drift, settingsOf } from './settings.js';

/** A task per document would fill the server's task store (quality.md). */
const BATCH = 1_000;
const PAGE = 1_000;
const TASK_TIMEOUT_MS = 120_000;

export class MeiliServer {
  private readonly prepared = new Map<string, Promise<void>>();

  constructor(
    private readonly client: Meilisearch,
    private readonly prefix: string,
  ) {}

  uid(index: SearchIndex): string {
    return `${this.prefix}_${index.name}`;
  }

  private buildingUid(index: SearchIndex): string {
    return `${this.uid(index)}_building`;
  }

  index(index: SearchIndex): Index<MeiliDocument> {
    return this.client.index<MeiliDocument>(this.uid(index));
  }

  /** Answers in the order of `queries`. */
  async multiSearch(queries: MultiSearchQuery[]): Promise<MultiSearchResult<MeiliDocument>[]> {
    const { results } = await this.client.multiSearch<{ queries: MultiSearchQuery[] }, MeiliDocument>({ queries });
    return results;
  }

  /** Creates the index and sets what differs from the code; once per process. */
  async prepare(index: SearchIndex, uid = this.uid(index)): Promise<void> {
    const running = this.prepared.get(uid) ?? this.applySettings(index, uid);
    this.prepared.set(uid, running);
    try {
      await running;
    } catch (error) {
      this.prepared.delete(uid);
      throw error;
    }
  }

  private async applySettings(index: SearchIndex, uid: string): Promise<void> {
    const { results } = await this.client.getRawIndexes({ limit: 1_000 });
    if (!results.some((known) => known.uid === uid)) await done(this.client.createIndex(uid, { primaryKey: 'id' }));
    const wanted = settingsOf(index);
    if (drift(wanted, await this.client.index(uid).getSettings()).length === 0) return;
    await done(this.client.index(uid).updateSettings(wanted));
  }

  async put(index: SearchIndex, documents: readonly SearchDocument[], uid = this.uid(index)): Promise<void> {
    await this.prepare(index, uid);
    for (let at = 0; at < documents.length; at += BATCH) {
      const batch = documents.slice(at, at + BATCH).map((document) => toMeili(index, document));
      await done(this.client.index<MeiliDocument>(uid).addDocuments(batch, { primaryKey: 'id' }));
    }
  }

  async remove(index: SearchIndex, ids: readonly string[]): Promise<void> {
    await this.prepare(index);
    for (let at = 0; at < ids.length; at += BATCH) {
      await done(this.index(index).deleteDocuments(ids.slice(at, at + BATCH).map(encodeId)));
    }
  }

  /** Content hash of every document on the server, by id. */
  async hashes(index: SearchIndex): Promise<Map<string, string>> {
    await this.prepare(index);
    const hashes = new Map<string, string>();
    for (let offset = 0; ; offset += PAGE) {
      const { results } = await this.index(index).getDocuments({ offset, limit: PAGE, fields: ['key', 'hash'] });
      for (const { key, hash } of results) hashes.set(key, hash);
      if (results.length < PAGE) return hashes;
    }
  }

  /** An empty index beside the live one. */
  async beginRebuild(index: SearchIndex): Promise<string> {
    const uid = this.buildingUid(index);
    await this.client.deleteIndexIfExists(uid);
    this.prepared.delete(uid);
    await this.prepare(index, uid);
    return uid;
  }

  /** Puts the built index in the place of the live one and throws the old one away. */
  async swap(index: SearchIndex): Promise<void> {
    await this.prepare(index);
    const pair: [string, string] = [this.uid(index), this.buildingUid(index)];
    await done(this.client.swapIndexes([{ indexes: pair, rename: false }]));
    await this.client.deleteIndexIfExists(this.buildingUid(index));
    this.prepared.delete(this.uid(index));
  }
}

function toMeili(index: SearchIndex, document: SearchDocument): MeiliDocument {
  return {
    id: encodeId(document.id),
    key: document.id,
    hash: documentHash(document),
    attributes: document.attributes,
    ...termsByLabel(index, document),
  };
}

/** Waits until the server has done the task. @throws Error with the server's own words when it failed */
async function done(task: EnqueuedTaskPromise): Promise<void> {
  const { status, error } = await task.waitTask({ timeout: TASK_TIMEOUT_MS });
  if (status !== 'succeeded') throw new Error(`Meilisearch task ${status}: ${error?.message ?? 'no reason given'}`);
}
