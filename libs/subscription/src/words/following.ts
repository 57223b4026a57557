// Saved searches follow the words of the search box: after a change each is asked as the hall asks it now.
import { Injectable } from '@nestjs/common';
import { achievementIndex } from '@app/achievement';
import { demandIndex } from '@app/demand';
import { Database, On, SearchEngine, SearchWords, Task, type WordList } from '@app/platform';
import { compileSearch } from '../compiled-search.js';
import { SearchWordsChanged } from '../subscription.events.js';
import type { SavedFilters } from '../saved-filters.schema.js';
import type { Noun } from '../subscription.schema.js';

/** Searches of one transaction. */
const CHUNK = 500;

interface Outdated extends Record<string, unknown> {
  readonly id: string;
  readonly noun: Noun;
  readonly q: string;
  readonly filters: SavedFilters;
}

const OUTDATED = `
select id, noun, q, filters from saved_search where words_version <> $1 order by id limit ${CHUNK}
for no key update skip locked`;

const RECOMPILED = `
with made as (
  select * from jsonb_to_recordset($1::jsonb) as m (id uuid, noun varchar, question text, anchors text[])
), updated as (
  update saved_search s set question = m.question, words_version = $2 from made m where s.id = m.id
), gone as (
  delete from saved_search_anchor a using made m where a.saved_search_id = m.id and not a.anchor = any(m.anchors)
)
insert into saved_search_anchor (noun, anchor, saved_search_id)
select m.noun, anchor, m.id from made m, unnest(m.anchors) anchor on conflict do nothing`;

@Injectable()
export class WordsFollowing {
  constructor(
    private readonly database: Database,
    private readonly engine: SearchEngine,
    private readonly words: SearchWords,
  ) {}

  @On(SearchWordsChanged, { name: 'recompile-saved-searches', kind: 'mirror', queue: 'reaction' })
  onWords(): Promise<void> {
    return this.follow();
  }

  /** Also by the clock: a search that was saved while the words changed is found then. */
  @Task('subscription.follow-words')
  async follow(): Promise<void> {
    for (let left = true; left;) {
      const words = await this.words.get();
      left = await this.followChunk(words);
    }
  }

  private followChunk(words: WordList): Promise<boolean> {
    return this.database.tx(async (tx) => {
      const rows: Outdated[] = await tx.query(OUTDATED, [words.version]);
      if (rows.length === 0) return false;
      const made: object[] = [];
      for (const { id, noun, q, filters } of rows) {
        const index = noun === 'achievement' ? achievementIndex : demandIndex;
        const compiled = await compileSearch(q, filters, { statistics: () => this.engine.statistics(index), words });
        if (compiled) made.push({ id, noun, question: compiled.question, anchors: compiled.anchors });
      }
      await tx.query(RECOMPILED, [JSON.stringify(made), words.version]);
      return rows.length === CHUNK;
    });
  }
}
