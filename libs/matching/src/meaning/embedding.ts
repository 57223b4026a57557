// Keeps the vectors of open listings in step with their texts, by a schedule in the worker; lists follow. Not for comparing
// vectors.
import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Config, Log, Task } from '@app/platform';
import { Breaker } from './breaker.js';
import { Embedder, EmbedderFault } from './embedder.js';
import { ListFollowing } from './list-following.js';
import { ListingTexts } from './listing-texts.js';
import { Meanings } from './meanings.js';
import { VectorStore, type Embedded, type IdRange, type Kept, type ListingKind } from './vector-store.js';

/** Listings looked at together: their texts are in memory at once. */
const PAGE = 500;
/** No request is begun after so long; the next run goes on. */
const RUN_MS = 60_000;
/** Characters that are sent of a text that the model finds too long. */
const SHORTER = 400;
const TRIES = 2;
const PAUSE_MS = 500;
/** What every model takes: tells a text that is refused from a server that refuses everything. */
const PROBE = '技术';

type Entry = Awaited<ReturnType<ListingTexts['entries']>>[number];

/** A listing whose vector is missing or older than its text. */
interface Waiting {
  readonly row: Kept;
  readonly text: string;
}

interface Run {
  readonly embedder: Embedder;
  readonly model: string;
  /** Texts of one request. */
  readonly batch: number;
  readonly until: number;
  /** Of the vectors there are; null while there is none. */
  dimension: number | null;
  /** Listings that have another vector now, or none any more. */
  readonly changed: Record<ListingKind, string[]>;
}

@Injectable()
export class Embedding {
  private readonly breaker = new Breaker();

  constructor(
    private readonly config: Config,
    private readonly texts: ListingTexts,
    private readonly store: VectorStore,
    private readonly meanings: Meanings,
    private readonly following: ListFollowing,
    private readonly log: Log,
  ) {}

  /** Does nothing where no embedder is configured. A server that fails is no failure of this task: it is asked again later. */
  @Task('matching.embed')
  async run(): Promise<void> {
    const { embedder: settings } = this.config;
    if (!settings) return;
    const { model, batch } = settings;
    const { dimension } = await this.store.extent(model);
    const changed = { demand: [], achievement: [] };
    const until = Date.now() + RUN_MS;
    const run: Run = { embedder: new Embedder(settings), model, batch, until, dimension, changed };
    for (const kind of ['demand', 'achievement'] as const) await this.keepUp(kind, run);
    await this.meanings.measure(model);
    await this.following.follow(run.changed.demand, run.changed.achievement);
  }

  private async keepUp(kind: ListingKind, run: Run): Promise<void> {
    for (let after: string | null = null; ;) {
      const entries: readonly Entry[] = await this.texts.entries(kind, after, PAGE);
      const isLast = entries.length < PAGE;
      const range: IdRange = { after, last: isLast ? null : entries.at(-1)!.id };
      const ids = entries.map(({ id }) => id);
      await this.store.forgetOthers(kind, range, ids);
      await this.keepUpPage(kind, entries, await this.store.keptIn(kind, range), run);
      if (isLast) return;
      after = range.last;
    }
  }

  private async keepUpPage(
    kind: ListingKind,
    entries: readonly Entry[],
    rows: readonly Kept[],
    run: Run,
  ): Promise<void> {
    const kept = new Map(rows.filter(({ model }) => model === run.model).map((row) => [row.id, row]));
    const stale = entries.filter(({ id, hash }) => kept.get(id)?.entryHash !== hash);
    if (stale.length === 0) return;
    const looked = await this.waiting(kind, stale, run.model);
    const isSame = ({ row }: Waiting): boolean => kept.get(row.id)?.textHash === row.textHash;
    await this.store.touch(looked.filter(isSame).map(({ row }) => row));
    const waiting = looked.filter((each) => !isSame(each));
    for (let at = 0; at < waiting.length; at += run.batch) {
      const batch = waiting.slice(at, at + run.batch);
      const embedded = await this.embedded(batch, run);
      // A vector of an older text says nothing of the new one.
      const outdated = batch.map(({ row }) => row.id).filter((id) => kept.has(id));
      if (embedded) await this.store.keep(kind, embedded);
      else await this.store.forget(outdated);
      run.changed[kind].push(...(embedded ? embedded.map(({ id }) => id) : outdated));
    }
  }

  private async waiting(kind: ListingKind, stale: readonly Entry[], model: string): Promise<Waiting[]> {
    const ids = stale.map(({ id }) => id);
    const texts = await this.texts.of(kind, ids);
    return stale.flatMap(({ id, hash: entryHash }) => {
      const text = texts.get(id);
      if (text === undefined) return [];
      const textHash = createHash('sha256').update(text).digest('hex');
      return [{ row: { id, model, entryHash, textHash }, text }];
    });
  }

  /** null: the server is not to be asked now, or did not answer. */
  private async embedded(batch: readonly Waiting[], run: Run): Promise<Embedded[] | null> {
    const now = Date.now();
    if (now > run.until || this.breaker.isOpen(now)) return null;
    try {
      const vectors = await this.vectorsOf(
        batch.map(({ text }) => text),
        run,
      );
      this.breaker.succeeded();
      return batch.map(({ row }, at) => Object.assign({ vector: vectors[at] ?? null }, row));
    } catch (error) {
      if (!(error instanceof EmbedderFault)) throw error;
      this.breaker.failed(Date.now());
      this.log.warn(`embedder: ${error.message}`);
      return null;
    }
  }

  /** null for a text that the model does not take. @throws {EmbedderFault} when the server is at fault */
  private async vectorsOf(texts: readonly string[], run: Run): Promise<(Float32Array | null)[]> {
    try {
      return await ask(texts, run);
    } catch (error) {
      if (!(error instanceof EmbedderFault) || !error.isOfTexts) throw error;
    }
    if (texts.length === 1) return [await this.vectorOf(texts[0]!, run)];
    const middle = texts.length >> 1;
    return [
      ...(await this.vectorsOf(texts.slice(0, middle), run)),
      ...(await this.vectorsOf(texts.slice(middle), run)),
    ];
  }

  /** Of a text that was refused: of its beginning, or null. */
  private async vectorOf(text: string, run: Run): Promise<Float32Array | null> {
    const [probe] = await ask([PROBE], run).catch((error: unknown) => {
      throw error instanceof EmbedderFault ? new EmbedderFault(error.message) : error;
    });
    if (!probe) return null;
    try {
      return (await ask([text.slice(0, SHORTER)], run))[0] ?? null;
    } catch (error) {
      if (error instanceof EmbedderFault && error.isOfTexts) return null;
      throw error;
    }
  }
}

/** Asks twice. @throws {EmbedderFault} also for vectors of another dimension than there are */
async function ask(texts: readonly string[], run: Run): Promise<Float32Array[]> {
  for (let left = TRIES; ;) {
    left -= 1;
    try {
      const vectors = await run.embedder.embed(texts);
      const dimension = vectors[0]?.length ?? run.dimension;
      if (run.dimension !== null && dimension !== run.dimension) {
        throw new EmbedderFault(
          `${dimension} dimensions instead of ${run.dimension}: another model needs another name`,
        );
      }
      run.dimension = dimension;
      return vectors;
    } catch (error) {
      if (!(error instanceof EmbedderFault) || error.isOfTexts || left === 0) throw error;
    }
    await new Promise((wake) => setTimeout(wake, PAUSE_MS));
  }
}
