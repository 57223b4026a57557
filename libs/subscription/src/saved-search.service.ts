// A person's own saved searches: save, list, change, look, delete. Not for finding what is new (alerts).
import { Injectable } from '@nestjs/common';
import { achievementIndex } from '@app/achievement';
import { demandIndex } from '@app/demand';
import { Audit, Organisations, type Actor } from '@app/identity';
import { Clock, Database, isUniqueViolation, newId, problem, SearchEngine, SearchWords, type Tx } from '@app/platform';
import { LIST } from './alert.queries.js';
import { compileSearch } from './compiled-search.js';
import { SavedSearchEntity } from './saved-search.entity.js';
import { MOST_SAVED_SEARCHES } from './subscription.policy.js';
import type { ChangeSearch, SavedSearchList, SavedSearchView, SaveSearch } from './subscription.schema.js';

/** What a notice says of a saved search. */
export interface SavedSearchFacts {
  id: string;
  name: string;
}

type Listed = Omit<SavedSearchView, 'holderName'> & { holderId: string | null };

@Injectable()
export class SavedSearches {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly engine: SearchEngine,
    private readonly audit: Audit,
    private readonly words: SearchWords,
    private readonly organisations: Organisations,
  ) {}

  /** All of one's own, newest first. */
  async list({ userId }: Actor): Promise<SavedSearchList> {
    return { items: await this.read(userId, null), most: MOST_SAVED_SEARCHES };
  }

  /**
   * Keeps a question to a hall; from now on what is published is held against it.
   * @throws request.invalid for an unknown holder, subscription.matches-all, subscription.too-many, subscription.already-saved
   */
  async save(actor: Actor, { noun, name, q, filters, cadence }: SaveSearch): Promise<SavedSearchView> {
    if (noun === 'achievement') await this.requireHolder(filters.holder);
    const index = noun === 'achievement' ? achievementIndex : demandIndex;
    const words = await this.words.get();
    const compiled = await compileSearch(q, filters, {
      statistics: () => this.engine.statistics(index),
      words,
    });
    if (!compiled) throw problem('subscription.matches-all');
    const { anchors, ...columns } = compiled;
    const { userId, organisationId } = actor;
    const now = this.clock.now();
    const id = newId();
    const row = {
      id,
      userId,
      organisationId,
      noun,
      name,
      q,
      filters,
      cadence,
      wordsVersion: words.version,
      ...columns,
    };
    await this.database.tx(async (tx) => {
      await this.requireRoom(tx, userId);
      const insert = tx
        .getRepository(SavedSearchEntity)
        .insert({ ...row, createdAt: now, updatedAt: now, seenAt: now });
      await insert.catch(refuseTwin);
      await tx.query(
        `insert into saved_search_anchor (noun, anchor, saved_search_id)
         select $1, anchor, $3 from unnest($2::text[]) anchor on conflict do nothing`,
        [noun, anchors, id],
      );
      await this.record(tx, actor, 'save', id);
    });
    return this.view(actor, id);
  }

  /** Renames it or changes how soon its owner is told. What it found while it was OFF is not told of later. */
  async change(actor: Actor, id: string, input: ChangeSearch): Promise<SavedSearchView> {
    await this.database.tx(async (tx) => {
      await this.own(tx, actor, id);
      await tx.getRepository(SavedSearchEntity).update(id, { ...input, updatedAt: this.clock.now() });
      await this.record(tx, actor, 'change', id);
    });
    return this.view(actor, id);
  }

  /** The owner looks at what it finds: nothing of it is new any more. */
  async look(actor: Actor, id: string): Promise<SavedSearchView> {
    await this.database.tx(async (tx) => {
      await this.own(tx, actor, id);
      await tx.getRepository(SavedSearchEntity).update(id, { seenAt: this.clock.now() });
    });
    return this.view(actor, id);
  }

  async remove(actor: Actor, id: string): Promise<void> {
    await this.database.tx(async (tx) => {
      await this.own(tx, actor, id);
      await tx.getRepository(SavedSearchEntity).delete(id);
      await this.record(tx, actor, 'delete', id);
    });
  }

  /** Of the given searches, in any order; deleted ones are left out. */
  factsOf(ids: readonly string[]): Promise<SavedSearchFacts[]> {
    return this.database.query<SavedSearchFacts & Record<string, unknown>>(
      'select id, name from saved_search where id = any($1::uuid[])',
      [ids],
    );
  }

  private async view({ userId }: Actor, id: string): Promise<SavedSearchView> {
    const [view] = await this.read(userId, id);
    if (!view) throw problem('subscription.not-found');
    return view;
  }

  private async read(userId: string, id: string | null): Promise<SavedSearchView[]> {
    const rows = await this.database.query<Listed & Record<string, unknown>>(LIST, [userId, this.clock.now(), id]);
    const holders = rows.flatMap(({ holderId }) => holderId ?? []);
    const nameById = new Map((await this.organisations.byIds(holders)).map((unit) => [unit.id, unit.name]));
    return rows.map(({ holderId, ...row }) =>
      Object.assign(row, { holderName: (holderId && nameById.get(holderId)) ?? null }),
    );
  }

  private async requireHolder(id: string | undefined): Promise<void> {
    if (id === undefined) return;
    const [unit] = await this.organisations.byIds([id]);
    if (unit) return;
    throw problem('request.invalid', { errors: [{ pointer: '/filters/holder', detail: '持有单位不存在' }] });
  }

  private async own(tx: Tx, { userId }: Actor, id: string): Promise<SavedSearchEntity> {
    const repository = tx.getRepository(SavedSearchEntity);
    const row = await repository.findOne({ where: { id, userId }, lock: { mode: 'pessimistic_write' } });
    if (!row) throw problem('subscription.not-found');
    return row;
  }

  /** Two that are saved at the same moment wait for each other, so that the limit holds. */
  private async requireRoom(tx: Tx, userId: string): Promise<void> {
    await tx.query('select from user_account where id = $1 for no key update', [userId]);
    const count = await tx.getRepository(SavedSearchEntity).countBy({ userId });
    if (count >= MOST_SAVED_SEARCHES) throw problem('subscription.too-many');
  }

  private record(tx: Tx, actor: Actor, verb: string, subjectId: string): Promise<void> {
    return this.audit.write(tx, actor, { action: `subscription.${verb}`, subjectType: 'saved-search', subjectId });
  }
}

function refuseTwin(error: unknown): never {
  throw isUniqueViolation(error) ? problem('subscription.already-saved') : error;
}
