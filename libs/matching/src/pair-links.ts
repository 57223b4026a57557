// Where a pair has led, told by the room above: it hands in its answer at start, and this room knows no table of it.
import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/identity';

export interface Pair {
  readonly demandId: string;
  readonly achievementId: string;
}

/** Deals of the pairs that the actor may open, in the order of `pairs`; null where there is none. */
export type DealsOfPairs = (actor: Actor, pairs: readonly Pair[]) => Promise<readonly (string | null)[]>;

@Injectable()
export class PairLinks {
  private source: DealsOfPairs | undefined;

  /** Called once, by the room that keeps the deals. */
  tellBy(source: DealsOfPairs): void {
    this.source = source;
  }

  /** As `DealsOfPairs`; nothing but null in a process without that room. */
  async dealsOf(actor: Actor, pairs: readonly Pair[]): Promise<readonly (string | null)[]> {
    if (!this.source || pairs.length === 0) return pairs.map(() => null);
    return this.source(actor, pairs);
  }
}
