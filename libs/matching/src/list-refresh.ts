// Lists that were scored with an older snapshot of the index are scored anew. Started by a schedule.
import { Injectable } from '@nestjs/common';
import { achievementIndex } from '@app/achievement';
import { SearchEngine, Task } from '@app/platform';
import { ForwardMatching } from './forward-matching.js';
import { MatchRequests } from './match-requests.js';
import { Suggestions } from './suggestions.js';

@Injectable()
export class ListRefresh {
  constructor(
    private readonly engine: SearchEngine,
    private readonly suggestions: Suggestions,
    private readonly forward: ForwardMatching,
    private readonly requests: MatchRequests,
  ) {}

  /** Safe to run twice: a list of the current snapshot is left alone. */
  @Task('matching.refresh')
  async run(): Promise<void> {
    await this.requests.forget();
    const { version } = await this.engine.statistics(achievementIndex);
    for (const demandId of await this.suggestions.outdated(version)) await this.forward.match(demandId);
  }
}
