// Where the documents of an index come from. Each room that owns an index registers its table here, so that the
// platform can compare, mend and rebuild without knowing the room.
import { Injectable } from '@nestjs/common';
import type { SearchDocument, SearchIndex } from './search.port.js';

/** The truth behind an index. */
export interface SearchSource {
  /** Documents that belong in the index now, with ids after `afterId`, in id order; fewer than `limit` at the end. */
  page(afterId: string | null, limit: number): Promise<readonly SearchDocument[]>;
  /** Those of `ids` that belong in the index now, in no particular order. */
  byIds(ids: readonly string[]): Promise<readonly SearchDocument[]>;
}

export interface RegisteredSource {
  readonly index: SearchIndex;
  readonly source: SearchSource;
}

@Injectable()
export class SearchSources {
  private readonly registered = new Map<string, RegisteredSource>();

  /** Called once per index, when the room's module starts. @throws Error when the index has a source already */
  register(index: SearchIndex, source: SearchSource): void {
    if (this.registered.has(index.name)) throw new Error(`search index ${index.name} has two sources`);
    this.registered.set(index.name, { index, source });
  }

  /** All, or the one named. @throws Error for an unknown name */
  named(name?: string): readonly RegisteredSource[] {
    if (name === undefined) return [...this.registered.values()];
    const found = this.registered.get(name);
    if (found) return [found];
    throw new Error(`no search index ${name}; there are ${[...this.registered.keys()].join(', ')}`);
  }
}

/** The source page by page, from the first id to the last. */
export async function* pagesOf(source: SearchSource, size: number): AsyncGenerator<readonly SearchDocument[]> {
  for (let after: string | null = null; ;) {
    const page: readonly SearchDocument[] = await source.page(after, size);
    if (page.length > 0) yield page;
    if (page.length < size) return;
    after = page.at(-1)!.id;
  }
}
