// What a draft of the words would change, question by question, in what the public finds in a hall.
import { Injectable } from '@nestjs/common';
import { AchievementCatalogue, achievementIndex, achievementTextsFor } from '@app/achievement';
import { DemandCatalogue, demandIndex } from '@app/demand';
import { Clock, SearchWords, type WordsEffect } from '@app/platform';
import type { PreviewWords, WordsPreview } from './words.schema.js';

@Injectable()
export class WordsPreviews {
  constructor(
    private readonly words: SearchWords,
    private readonly clock: Clock,
    private readonly achievements: AchievementCatalogue,
    private readonly demands: DemandCatalogue,
  ) {}

  /** Stores nothing. @throws search.words-contradict */
  async preview({ noun, draft, questions }: PreviewWords): Promise<WordsPreview> {
    const filter = [{ field: 'validUntil', gt: this.clock.now().getTime() }];
    const [index, within, hall] =
      noun === 'achievement'
        ? ([achievementIndex, achievementTextsFor('PUBLIC'), this.achievements] as const)
        : ([demandIndex, undefined, this.demands] as const);
    const effects = await this.words.preview(index, draft, [...new Set(questions)], { filter, within });
    const ids = [...new Set(effects.flatMap(({ before, after }) => [...before, ...after]))];
    const titleById = new Map((await hall.cards(null, ids)).map(({ id, title }) => [id, title]));
    return { items: effects.map((effect) => withTitles(effect, titleById)) };
  }
}

/** An item that has left the market since the index was asked has no title and is left out. */
function withTitles(
  { q, totalBefore, totalAfter, before, after }: WordsEffect,
  titleById: ReadonlyMap<string, string>,
) {
  const place = (ids: readonly string[], id: string) => (ids.includes(id) ? ids.indexOf(id) + 1 : null);
  const hits = [...new Set([...after, ...before])].flatMap((id) => {
    const title = titleById.get(id);
    return title === undefined ? [] : [{ id, title, before: place(before, id), after: place(after, id) }];
  });
  const isChanged = totalBefore !== totalAfter || before.join() !== after.join();
  return { q, totalBefore, totalAfter, isChanged, hits };
}
