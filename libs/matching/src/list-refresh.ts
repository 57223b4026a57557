// Lists that were scored with an older snapshot of the index or other weights are scored anew. Started by a schedule.
import { Injectable } from '@nestjs/common';
import { achievementIndex } from '@app/achievement';
import { SearchEngine, Task } from '@app/platform';
import { EmptyLists } from './empty-lists.js';
import { ForwardMatching } from './forward-matching.js';
import { MatchRequests } from './match-requests.js';
import { ScoringBasis } from './scoring-basis.js';
import { Suggestions } from './suggestions.js';

@Injectable()
export class ListRefresh {
  constructor(
    private readonly engine: SearchEngine,
    private readonly suggestions: Suggestions,
    private readonly forward: ForwardMatching,
    private readonly requests: MatchRequests,
    private readonly basis: ScoringBasis,
    private readonly emptyLists: EmptyLists,
  ) {}

  /** Safe to run twice: a list of the current snapshot is left alone. */
  @Task('matching.refresh')
  async run(): Promise<void> {
    await this.requests.forget();
    const { version } = await this.engine.statistics(achievementIndex);
    const { weights } = await this.basis.live();
    for (const demandId of await this.suggestions.outdated(version, weights.version))
      await this.forward.match(demandId);
    await this.emptyLists.refresh({ statisticsVersion: version, weightsVersion: weights.version });
  }
}
