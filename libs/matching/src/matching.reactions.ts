// Keeps suggestions in step with listings. Every handler re-reads the rows, so order and repetition do not matter.
import { Injectable } from '@nestjs/common';
import { AchievementChanged, AchievementExpired, AchievementPublished, AchievementWithdrawn } from '@app/achievement';
import { DemandChanged, DemandClosed, DemandExpired, DemandPublished } from '@app/demand';
import { On, type EventMeta } from '@app/platform';
import { ForwardMatching } from './forward-matching.js';
import { MatchRequests } from './match-requests.js';
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
    private readonly requests: MatchRequests,
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

  /** Quickly, so that what is published meanwhile waits together. */
  @On(AchievementPublished, { name: 'note-published-achievement', kind: 'once', queue: 'reaction' })
  @On(AchievementChanged, { name: 'note-changed-achievement', kind: 'once', queue: 'reaction' })
  @On(AchievementWithdrawn, { name: 'note-withdrawn-achievement', kind: 'once', queue: 'reaction' })
  @On(AchievementExpired, { name: 'note-expired-achievement', kind: 'once', queue: 'reaction' })
  noteAchievements({ achievementIds }: AchievementIds, { eventId }: EventMeta): Promise<void> {
    return this.requests.note(eventId, achievementIds);
  }

  /** Works off all that waits, this event's achievements among it. */
  @On(AchievementPublished, { name: 'match-published-achievement', kind: 'mirror', queue: 'match' })
  @On(AchievementChanged, { name: 'match-changed-achievement', kind: 'mirror', queue: 'match' })
  @On(AchievementWithdrawn, { name: 'unmatch-withdrawn-achievement', kind: 'mirror', queue: 'match' })
  @On(AchievementExpired, { name: 'unmatch-expired-achievement', kind: 'mirror', queue: 'match' })
  async matchAchievements({ achievementIds }: AchievementIds, { eventId }: EventMeta): Promise<void> {
    await this.requests.note(eventId, achievementIds);
    await this.requests.workOff((ids) => this.reverse.match(ids));
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
