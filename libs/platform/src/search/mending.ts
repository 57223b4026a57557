// Makes the embedded index say what the rooms' tables say: both are read in id order, side by side, and only what
// differs is written. Rows may change meanwhile; what they become is looked up again before and after writing.
import type { EmbeddedEngine } from './embedded/embedded.engine.js';
import { documentHash, Fingerprint } from './fingerprint.js';
import type { IndexFingerprint, SearchDocument, SearchIndex } from './search.port.js';
import { pagesOf, type RegisteredSource } from './search.sources.js';

const PAGE = 1_000;

export interface Mended {
  /** Of the rooms' table, as it was read. */
  readonly database: IndexFingerprint;
  readonly written: number;
  readonly removed: number;
}

/** Entries of the index in id order, taken in step with the table. */
class Entries {
  private waiting: readonly { readonly id: string; readonly hash: string }[] = [];
  private at = 0;
  private lastId: string | null = null;
  private isRead = false;

  constructor(
    private readonly engine: EmbeddedEngine,
    private readonly index: SearchIndex,
  ) {}

  /** All that are left up to `lastId`; with null, all. */
  async upTo(lastId: string | null): Promise<Map<string, string>> {
    const taken = new Map<string, string>();
    for (;;) {
      while (this.at < this.waiting.length) {
        const { id, hash } = this.waiting[this.at]!;
        if (lastId !== null && id > lastId) return taken;
        taken.set(id, hash);
        this.at += 1;
      }
      if (this.isRead) return taken;
      await this.readOn();
    }
  }

  private async readOn(): Promise<void> {
    this.waiting = await this.engine.entries(this.index, this.lastId, PAGE);
    this.at = 0;
    this.lastId = this.waiting.at(-1)?.id ?? this.lastId;
    this.isRead = this.waiting.length < PAGE;
  }
}

export async function mend(engine: EmbeddedEngine, { index, source }: RegisteredSource): Promise<Mended> {
  const entries = new Entries(engine, index);
  const database = new Fingerprint();
  const tally = { written: 0, removed: 0 };
  const bring = async (differing: readonly SearchDocument[], ghosts: readonly string[]): Promise<void> => {
    const back = ghosts.length > 0 ? await source.byIds(ghosts) : [];
    const written = [...differing, ...back];
    await engine.upsert(index, written);
    // A row that was closed while it was on its way would otherwise stay: the event that removes it has gone by.
    const ids = written.map(({ id }) => id);
    const open = new Set((ids.length > 0 ? await source.byIds(ids) : []).map(({ id }) => id));
    const gone = [...ghosts, ...ids].filter((id) => !open.has(id));
    await engine.remove(index, gone);
    tally.written += open.size;
    tally.removed += gone.length;
  };
  for await (const page of pagesOf(source, PAGE)) {
    const found = await entries.upTo(page.at(-1)!.id);
    const differing: SearchDocument[] = [];
    for (const document of page) {
      const hash = documentHash(document);
      database.add(hash);
      if (found.get(document.id) !== hash) differing.push(document);
      found.delete(document.id);
    }
    if (differing.length > 0 || found.size > 0) await bring(differing, [...found.keys()]);
  }
  const ghosts = [...(await entries.upTo(null)).keys()];
  for (let at = 0; at < ghosts.length; at += PAGE) await bring([], ghosts.slice(at, at + PAGE));
  return { database: database.value(), ...tally };
}
