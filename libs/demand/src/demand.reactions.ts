// Keeps the search index the mirror of the table: re-reads the rows an event names, then upserts or removes them.
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Organisations } from '@app/identity';
import { mirrorInto, withOwners } from '@app/listing';
import { Clock, Database, On, SearchEngine } from '@app/platform';
import { DemandEntity } from './demand.entity.js';
import { DemandChanged, DemandClosed, DemandExpired, DemandPublished } from './demand.events.js';
import { isOpen } from './demand.policy.js';
import { demandIndex, DOCUMENT_COLUMNS, toDocument } from './demand.search.js';

interface Ids {
  demandIds: string[];
}

@Injectable()
export class DemandReactions {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly engine: SearchEngine,
    private readonly organisations: Organisations,
  ) {}

  @On(DemandPublished, { name: 'index-published-demand', kind: 'mirror', queue: 'mirror' })
  onPublished({ demandIds }: Ids): Promise<void> {
    return this.mirror(demandIds);
  }

  @On(DemandChanged, { name: 'index-changed-demand', kind: 'mirror', queue: 'mirror' })
  onChanged({ demandIds }: Ids): Promise<void> {
    return this.mirror(demandIds);
  }

  @On(DemandClosed, { name: 'unindex-closed-demand', kind: 'mirror', queue: 'mirror' })
  onClosed({ demandIds }: Ids): Promise<void> {
    return this.mirror(demandIds);
  }

  @On(DemandExpired, { name: 'unindex-expired-demand', kind: 'mirror', queue: 'mirror' })
  onExpired({ demandIds }: Ids): Promise<void> {
    return this.mirror(demandIds);
  }

  /** Makes the index say about these ids what the table says now. */
  private async mirror(ids: readonly string[]): Promise<void> {
    const rows = await this.database.manager.getRepository(DemandEntity).find({
      select: Object.fromEntries(DOCUMENT_COLUMNS.map((column) => [column, true])),
      where: { id: In([...ids]) },
    });
    const open = rows.filter((row) => isOpen(row, this.clock.now()));
    const owned = await withOwners(open, (owners) => this.organisations.byIds(owners));
    const documents = owned.map(([row, owner]) => toDocument(row, owner.regionCode));
    await mirrorInto(this.engine, demandIndex, ids, documents);
  }
}
