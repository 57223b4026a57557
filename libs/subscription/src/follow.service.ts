// Organisations and fields that a person follows, with what they published last. An anonymous demand is never shown as its
// owner's: whoever follows an enterprise must not learn by it who is asking.
import { Injectable } from '@nestjs/common';
import { Audit, Organisations, type Actor } from '@app/identity';
import { Clock, Database, newId, problem, type Tx } from '@app/platform';
import { hasCode, labelOf } from '@app/reference';
import { In } from 'typeorm';
import { FollowEntity } from './follow.entity.js';
import { MOST_FOLLOWS } from './subscription.policy.js';
import type { ChangeFollow, FollowList, FollowNewest, FollowView, StartFollow } from './subscription.schema.js';

/** What a notice says of a follow. */
export interface FollowFacts {
  id: string;
  name: string;
}

type Newest = FollowNewest['items'][number]['newest'][number];
type NewestRow = Newest & { followId: string };

const SHOWN = 3;

/** The newest three of each thing followed, from both halls; $1 the follower, $2 now. */
const NEWEST = `
select f.id as "followId", n.noun, n.id, n.title, n.published_at as "publishedAt"
from follow f cross join lateral (
  (select 'achievement' as noun, a.id, a.title, a.published_at from achievement a
   where a.state = 'PUBLISHED' and a.valid_until > $2
     and (f.kind = 'ORGANISATION' and a.organisation_id::text = f.subject or f.kind = 'FIELD' and a.tech_area = f.subject)
   order by a.published_at desc limit ${SHOWN})
  union all
  (select 'demand', d.id, d.title, d.published_at from demand d
   where d.state = 'OPEN' and d.valid_until > $2
     and (f.kind = 'ORGANISATION' and d.organisation_id::text = f.subject and not d.is_anonymous
       or f.kind = 'FIELD' and d.tech_area = f.subject)
   order by d.published_at desc limit ${SHOWN})
) n
where f.user_id = $1 order by f.id, n.published_at desc, n.id`;

@Injectable()
export class Follows {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly organisations: Organisations,
    private readonly audit: Audit,
  ) {}

  /** All that one follows, latest first. */
  async list({ userId }: Actor): Promise<FollowList> {
    const rows = await this.database.manager
      .getRepository(FollowEntity)
      .find({ where: { userId }, order: { createdAt: 'DESC', id: 'DESC' } });
    return { items: await this.toViews(rows) };
  }

  /** The newest items of each, from both halls. */
  async newest({ userId }: Actor): Promise<FollowNewest> {
    const rows = await this.database.query<NewestRow & Record<string, unknown>>(NEWEST, [userId, this.clock.now()]);
    const byFollow = new Map<string, Newest[]>();
    for (const { followId, ...item } of rows) byFollow.set(followId, [...(byFollow.get(followId) ?? []), item]);
    return { items: [...byFollow].map(([followId, newest]) => ({ followId, newest: newest.slice(0, SHOWN) })) };
  }

  /**
   * Following twice is following. From now on what is published there is told of.
   * @throws subscription.unknown-subject, subscription.too-many-follows
   */
  async start(actor: Actor, input: StartFollow): Promise<FollowView> {
    await this.requireSubject(input);
    const { userId } = actor;
    const row = await this.database.tx(async (tx) => {
      await tx.query('select from user_account where id = $1 for no key update', [userId]);
      const repository = tx.getRepository(FollowEntity);
      const known = await repository.findOneBy({ userId, kind: input.kind, subject: input.subject });
      if (known) return known;
      if ((await repository.countBy({ userId })) >= MOST_FOLLOWS) throw problem('subscription.too-many-follows');
      const { kind, subject, cadence } = input;
      const fresh = { id: newId(), userId, kind, subject, cadence, createdAt: this.clock.now() };
      await repository.insert(fresh);
      await this.record(tx, actor, 'follow', fresh.id);
      return fresh;
    });
    const [view] = await this.toViews([row]);
    if (!view) throw problem('subscription.unknown-subject');
    return view;
  }

  /** Changes how soon its follower is told. What came while it was OFF is not told of later. */
  async change(actor: Actor, id: string, { cadence }: ChangeFollow): Promise<FollowView> {
    const row = await this.database.tx(async (tx) => {
      const repository = tx.getRepository(FollowEntity);
      const { affected } = await repository.update({ id, userId: actor.userId }, { cadence });
      if (affected !== 1) throw problem('subscription.not-found');
      await this.record(tx, actor, 'change-follow', id);
      return repository.findOneByOrFail({ id });
    });
    const [view] = await this.toViews([row]);
    if (!view) throw problem('subscription.not-found');
    return view;
  }

  /** Names of the given follows, in any order; those that were stopped are left out. */
  async factsOf(ids: readonly string[]): Promise<FollowFacts[]> {
    const rows = await this.database.manager.getRepository(FollowEntity).findBy({ id: In([...ids]) });
    return (await this.toViews(rows)).map(({ id, name }) => ({ id, name }));
  }

  async stop(actor: Actor, id: string): Promise<void> {
    await this.database.tx(async (tx) => {
      const { affected } = await tx.getRepository(FollowEntity).delete({ id, userId: actor.userId });
      if (affected !== 1) throw problem('subscription.not-found');
      await this.record(tx, actor, 'unfollow', id);
    });
  }

  private async requireSubject({ kind, subject }: StartFollow): Promise<void> {
    if (kind === 'FIELD' && hasCode('techArea', subject)) return;
    const [organisation] = kind === 'ORGANISATION' ? await this.organisations.byIds([subject]) : [];
    if (organisation?.status !== 'ACTIVE') throw problem('subscription.unknown-subject');
  }

  private async toViews(rows: readonly FollowEntity[]): Promise<FollowView[]> {
    const ids = rows.filter(({ kind }) => kind === 'ORGANISATION').map(({ subject }) => subject);
    const organisations = await this.organisations.byIds(ids);
    const nameById = new Map(organisations.map(({ id, name }) => [id, name]));
    return rows.map(({ id, kind, subject, cadence, createdAt }) => {
      const name = kind === 'FIELD' ? labelOf('techArea', subject) : (nameById.get(subject) ?? subject);
      return { id, kind, subject, name, cadence, createdAt };
    });
  }

  private record(tx: Tx, actor: Actor, verb: string, subjectId: string): Promise<void> {
    return this.audit.write(tx, actor, { action: `subscription.${verb}`, subjectType: 'follow', subjectId });
  }
}
