// Keeps the search index the mirror of the table: re-reads the rows an event names, then upserts or removes them.
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { mirrorInto } from '@app/listing';
import { Clock, Database, On, SearchEngine } from '@app/platform';
import { AchievementEntity } from './achievement.entity.js';
import {
  AchievementChanged,
  AchievementExpired,
  AchievementPublished,
  AchievementWithdrawn,
} from './achievement.events.js';
import { isOpen } from './achievement.policy.js';
import { achievementIndex, DOCUMENT_COLUMNS, toDocument } from './achievement.search.js';

interface Ids {
  achievementIds: string[];
}

@Injectable()
export class AchievementReactions {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly engine: SearchEngine,
  ) {}

  @On(AchievementPublished, { name: 'index-published-achievement', kind: 'mirror', queue: 'mirror' })
  onPublished({ achievementIds }: Ids): Promise<void> {
    return this.mirror(achievementIds);
  }

  @On(AchievementChanged, { name: 'index-changed-achievement', kind: 'mirror', queue: 'mirror' })
  onChanged({ achievementIds }: Ids): Promise<void> {
    return this.mirror(achievementIds);
  }

  @On(AchievementWithdrawn, { name: 'unindex-withdrawn-achievement', kind: 'mirror', queue: 'mirror' })
  onWithdrawn({ achievementIds }: Ids): Promise<void> {
    return this.mirror(achievementIds);
  }

  @On(AchievementExpired, { name: 'unindex-expired-achievement', kind: 'mirror', queue: 'mirror' })
  onExpired({ achievementIds }: Ids): Promise<void> {
    return this.mirror(achievementIds);
  }

  /** Makes the index say about these ids what the table says now. */
  private async mirror(ids: readonly string[]): Promise<void> {
    const rows = await this.database.manager.getRepository(AchievementEntity).find({
      select: Object.fromEntries(DOCUMENT_COLUMNS.map((column) => [column, true])),
      where: { id: In([...ids]) },
    });
    const open = rows.filter((row) => isOpen(row, this.clock.now()));
    await mirrorInto(this.engine, achievementIndex, ids, open.map(toDocument));
  }
}
