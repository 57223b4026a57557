// Keeps suggestions in step with listings. Every handler re-reads the rows, so order and repetition do not matter.
import { Injectable } from '@nestjs/common';
import { AchievementChanged, AchievementExpired, AchievementPublished, AchievementWithdrawn } from '@app/achievement';
import { DemandChanged, DemandClosed, DemandExpired, DemandPublished } from '@app/demand';
import { On } from '@app/platform';
import { ForwardMatching } from './forward-matching.js';
import { MatchRejected } from './match.events.js';
import { Matches } from './matches.js';
import { ReverseMatching } from './reverse-matching.js';

interface DemandIds {
  demandIds: string[];
}
interface AchievementIds {
  achievementIds: string[];
}

@Injectable()
export class MatchingReactions {
  constructor(
    private readonly forward: ForwardMatching,
    private readonly reverse: ReverseMatching,
    private readonly matches: Matches,
  ) {}

  @On(DemandPublished, { name: 'match-published-demand', kind: 'mirror', queue: 'match' })
  onDemandPublished({ demandIds }: DemandIds): Promise<void> {
    return this.forwardAll(demandIds);
  }

  @On(DemandChanged, { name: 'match-changed-demand', kind: 'mirror', queue: 'match' })
  onDemandChanged({ demandIds }: DemandIds): Promise<void> {
    return this.forwardAll(demandIds);
  }

  @On(DemandClosed, { name: 'unmatch-closed-demand', kind: 'mirror', queue: 'match' })
  onDemandClosed({ demandIds }: DemandIds): Promise<void> {
    return this.forwardAll(demandIds);
  }

  @On(DemandExpired, { name: 'unmatch-expired-demand', kind: 'mirror', queue: 'match' })
  onDemandExpired({ demandIds }: DemandIds): Promise<void> {
    return this.forwardAll(demandIds);
  }

  @On(AchievementPublished, { name: 'match-published-achievement', kind: 'mirror', queue: 'match' })
  onAchievementPublished({ achievementIds }: AchievementIds): Promise<void> {
    return this.reverse.match(achievementIds);
  }

  @On(AchievementChanged, { name: 'match-changed-achievement', kind: 'mirror', queue: 'match' })
  onAchievementChanged({ achievementIds }: AchievementIds): Promise<void> {
    return this.reverse.match(achievementIds);
  }

  @On(AchievementWithdrawn, { name: 'unmatch-withdrawn-achievement', kind: 'mirror', queue: 'match' })
  onAchievementWithdrawn({ achievementIds }: AchievementIds): Promise<void> {
    return this.reverse.match(achievementIds);
  }

  @On(AchievementExpired, { name: 'unmatch-expired-achievement', kind: 'mirror', queue: 'match' })
  onAchievementExpired({ achievementIds }: AchievementIds): Promise<void> {
    return this.reverse.match(achievementIds);
  }

  /** A rejected pair gives its place to the next best. */
  @On(MatchRejected, { name: 'refill-rejected-match', kind: 'mirror', queue: 'match' })
  async onRejected({ matchId }: { matchId: string }): Promise<void> {
    const match = await this.matches.factsOf(matchId);
    if (match) await this.forward.match(match.demandId);
  }

  private async forwardAll(demandIds: readonly string[]): Promise<void> {
    for (const demandId of demandIds) await this.forward.match(demandId);
  }
}
