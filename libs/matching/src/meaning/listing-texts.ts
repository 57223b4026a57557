// The texts of open listings as scorers read them: of achievements what members may read, of demands what is public. Nothing
// else is ever sent to an embedder.
import { Injectable } from '@nestjs/common';
import { achievementIndex } from '@app/achievement';
import { demandIndex, Demands } from '@app/demand';
import { SearchEngine } from '@app/platform';
import { askedTextOf } from '../asked-text.js';
import { embeddedAsked, embeddedText } from './embedded-text.js';
import type { ListingKind } from './vector-store.js';

const INDEXES = { demand: demandIndex, achievement: achievementIndex } as const;

@Injectable()
export class ListingTexts {
  constructor(
    private readonly engine: SearchEngine,
    private readonly demands: Demands,
  ) {}

  /** Ids with the hash of what is searchable, in id order. */
  entries(kind: ListingKind, after: string | null, limit: number) {
    return this.engine.entries(INDEXES[kind], after, limit);
  }

  /** By id; listings that have no text (any more) are absent. */
  async of(kind: ListingKind, ids: readonly string[]): Promise<Map<string, string>> {
    if (kind === 'achievement') {
      const texts = await this.engine.scoringTexts(achievementIndex, ids);
      return new Map(texts.map(({ id, normalised }) => [id, embeddedText(normalised)]));
    }
    const facts = await this.demands.factsOf(ids);
    return new Map(
      facts.filter(({ isOpen }) => isOpen).map((demand) => [demand.id, embeddedAsked(askedTextOf(demand))] as const),
    );
  }
}
