// The table behind the demand index, for comparing and rebuilding. Single changes go by events (reactions).
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { In, MoreThan, type FindOptionsWhere } from 'typeorm';
import { Organisations } from '@app/identity';
import { Clock, Database, SearchSources, type SearchDocument, type SearchSource } from '@app/platform';
import { DemandEntity } from './demand.entity.js';
import { demandIndex, DOCUMENT_COLUMNS, toDocument } from './demand.search.js';

@Injectable()
export class DemandSearchSource implements SearchSource, OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly organisations: Organisations,
    private readonly sources: SearchSources,
  ) {}

  onModuleInit(): void {
    this.sources.register(demandIndex, this);
  }

  page(afterId: string | null, limit: number): Promise<SearchDocument[]> {
    return this.read(afterId === null ? {} : { id: MoreThan(afterId) }, limit);
  }

  byIds(ids: readonly string[]): Promise<SearchDocument[]> {
    return this.read({ id: In([...ids]) }, ids.length);
  }

  private async read(where: FindOptionsWhere<DemandEntity>, limit: number): Promise<SearchDocument[]> {
    const rows = await this.database.manager.getRepository(DemandEntity).find({
      select: Object.fromEntries(DOCUMENT_COLUMNS.map((column) => [column, true])),
      where: { ...where, state: 'OPEN', validUntil: MoreThan(this.clock.now()) },
      order: { id: 'ASC' },
      take: limit,
    });
    const owners = await this.organisations.byIds([...new Set(rows.map((row) => row.organisationId))]);
    const regionById = new Map(owners.map((owner) => [owner.id, owner.regionCode]));
    return rows.flatMap((row) => {
      const regionCode = regionById.get(row.organisationId);
      return regionCode === undefined ? [] : [toDocument(row, regionCode)];
    });
  }
}
