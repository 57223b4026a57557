// Lists follow vectors: what got another one, or lost it, is scored anew. Not for making vectors.
import { Injectable } from '@nestjs/common';
import { ForwardMatching } from '../forward-matching.js';
import { ReverseMatching } from '../reverse-matching.js';

/** Every text of a pass is kept cut in memory. */
const BATCH = 500;

@Injectable()
export class ListFollowing {
  constructor(
    private readonly forward: ForwardMatching,
    private readonly reverse: ReverseMatching,
  ) {}

  async follow(demandIds: readonly string[], achievementIds: readonly string[]): Promise<void> {
    for (const demandId of demandIds) await this.forward.match(demandId);
    for (let at = 0; at < achievementIds.length; at += BATCH) {
      await this.reverse.match(achievementIds.slice(at, at + BATCH));
    }
  }
}
