// The table behind the achievement index, for comparing and rebuilding. Single changes go by events (reactions).
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { In, MoreThan, type FindOptionsWhere } from 'typeorm';
import { Clock, Database, SearchSources, type SearchDocument, type SearchSource } from '@app/platform';
import { AchievementEntity } from './achievement.entity.js';
import { achievementIndex, DOCUMENT_COLUMNS, toDocument } from './achievement.search.js';

@Injectable()
export class AchievementSearchSource implements SearchSource, OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly sources: SearchSources,
  ) {}

  onModuleInit(): void {
    this.sources.register(achievementIndex, this);
  }

  page(afterId: string | null, limit: number): Promise<SearchDocument[]> {
    return this.read(afterId === null ? {} : { id: MoreThan(afterId) }, limit);
  }

  byIds(ids: readonly string[]): Promise<SearchDocument[]> {
    return this.read({ id: In([...ids]) }, ids.length);
  }

  private async read(where: FindOptionsWhere<AchievementEntity>, limit: number): Promise<SearchDocument[]> {
    const rows = await this.database.manager.getRepository(AchievementEntity).find({
      select: Object.fromEntries(DOCUMENT_COLUMNS.map((column) => [column, true])),
      where: { ...where, state: 'PUBLISHED', validUntil: MoreThan(this.clock.now()) },
      order: { id: 'ASC' },
      take: limit,
    });
    return rows.map(toDocument);
  }
}
