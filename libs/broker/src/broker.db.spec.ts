import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { IdentityModule, type Actor } from '@app/identity';
import { newId } from '@app/platform';
import { testModule, type TestContext } from '@app/platform/testing';
import { ReferenceModule } from '@app/reference';
import { buildMember } from '../../../test/support/build-people.js';
import { BrokerModule, BrokerRegister, Brokers, type Work } from './index.js';

const APPLICATION = { level: 'JUNIOR' as const, fields: ['06'], bases: ['B2'], bio: '从事页岩气装备技术转移十年。' };

let context: TestContext;
let register: BrokerRegister;
let brokers: Brokers;
let operator: Actor;

beforeAll(async () => {
  context = await testModule({ imports: [IdentityModule, ReferenceModule, BrokerModule] });
  register = context.get(BrokerRegister);
  brokers = context.get(Brokers);
  operator = await buildMember(context.database, 'PLATFORM_ADMIN');
});
afterAll(() => context.close());

/** Every test chooses among its own brokers only. */
beforeEach(() => context.database.query(`update broker set status = 'PAUSED' where status = 'ACTIVE'`));

async function confirmed(facts: Partial<typeof APPLICATION> = {}, organisationId?: string) {
  const actor = await buildMember(context.database, 'BROKER', organisationId);
  const { id } = await register.apply(actor, { ...APPLICATION, ...facts });
  await register.confirm(operator, id, 'INTERMEDIATE');
  return { actor, id };
}

function workFor(...partyOrgIds: string[]): Work {
  return { subjectType: 'deal', subjectId: newId(), field: '06', base: 'B2', partyOrgIds };
}

async function assign(work: Work) {
  const working = await brokers.working();
  return context.database.tx((tx) => brokers.assign(tx, work, working));
}

const accept = (actor: Actor, work: Work, statement: string | null = null) =>
  context.database.tx((tx) => brokers.accept(tx, actor, work, statement));
const decline = (actor: Actor, work: Work) =>
  context.database.tx((tx) => brokers.decline(tx, actor, work, '近期工作已满'));

describe('the register', () => {
  test('an application becomes public only when the operator confirms it, at the level the operator enters', async () => {
    const actor = await buildMember(context.database, 'BROKER');
    const { id, status } = await register.apply(actor, APPLICATION);
    expect(status).toBe('APPLIED');
    await expect(register.view(null, id)).rejects.toMatchObject({ code: 'broker.not-found' });
    const waiting = await register.applications(operator, { limit: 100 });
    expect(waiting.items.find((one) => one.id === id)?.can).toEqual({ confirm: true, refuse: true });

    await register.confirm(operator, id, 'SENIOR');
    expect(await register.view(null, id)).toMatchObject({
      level: 'SENIOR',
      name: actor.name,
      statusReason: null,
      can: {},
    });
    expect((await register.list({ limit: 100 })).items.map((one) => one.id)).toContain(id);
  });

  test('one person applies once, also when twice at the same time; after a refusal again', async () => {
    const actor = await buildMember(context.database, 'BROKER');
    const both = await Promise.allSettled([register.apply(actor, APPLICATION), register.apply(actor, APPLICATION)]);
    expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
    const { id } = await register.mine(actor);
    await register.refuse(operator, id, '请补充培训证书');
    expect(await register.mine(actor)).toMatchObject({ status: 'REFUSED', statusReason: '请补充培训证书' });
    expect((await register.apply(actor, APPLICATION)).status).toBe('APPLIED');
    await expect(register.confirm(actor, id, 'SENIOR')).rejects.toMatchObject({ code: 'broker.not-found' });
  });

  test('a broker pauses and resumes the own entry, not another', async () => {
    const { actor, id } = await confirmed();
    const other = await confirmed();
    expect((await register.pause(actor, id, '出差')).can).toMatchObject({ resume: true, edit: true });
    await expect(register.resume(other.actor, id)).rejects.toMatchObject({ code: 'broker.not-found' });
    expect((await brokers.working()).map((one) => one.brokerId)).toEqual([other.id]);
    expect((await register.resume(actor, id)).status).toBe('ACTIVE');
    await expect(register.resume(actor, id)).rejects.toMatchObject({ code: 'broker.wrong-state' });
  });

  test('pages end, and a foreign cursor is refused', async () => {
    await confirmed();
    await confirmed();
    const first = await register.list({ limit: 1, field: '06' });
    const second = await register.list({ limit: 1, field: '06', cursor: first.nextCursor ?? '' });
    expect(second.items[0]?.id).not.toBe(first.items[0]?.id);
    await expect(register.list({ limit: 1, cursor: 'WyJ4Il0' })).rejects.toMatchObject({ code: 'page.bad-cursor' });
  });
});

describe('offering work', () => {
  test('goes to the broker who knows the field, then on to the next when declined, then to nobody', async () => {
    const known = await confirmed();
    const other = await confirmed({ fields: ['01'], bases: [] });
    const work = workFor(newId(), newId());
    expect(await assign(work)).toMatchObject({ brokerId: known.id, userId: known.actor.userId, mode: 'RULE' });
    await expect(assign(work)).rejects.toMatchObject({ code: 'broker.already-assigned' });
    await decline(known.actor, work);
    expect(await assign(work)).toMatchObject({ brokerId: other.id });
    await decline(other.actor, work);
    expect(await assign(work)).toBeNull();
  });

  test('spreads by load: open and accepted work counts, ended work does not', async () => {
    const [one, two] = [await confirmed(), await confirmed()];
    const works = [workFor(newId()), workFor(newId())];
    const offers = [await assign(works[0]!), await assign(works[1]!)];
    expect(new Set(offers.map((offer) => offer?.brokerId))).toEqual(new Set([one.id, two.id]));
    expect(await brokers.loadOf([one.id, two.id])).toEqual(new Map([one, two].map(({ id }) => [id, 1])));
    await context.database.tx((tx) => brokers.end(tx, works[0]!, 'CONCLUDED'));
    expect((await brokers.loadOf([one.id, two.id])).size).toBe(1);
    const [card] = await brokers.byIds([offers[0]!.brokerId]);
    expect(card?.counts).toEqual({ current: 0, concluded: 1 });
  });

  test('leaves out paused brokers and those whose account is disabled', async () => {
    const { actor } = await confirmed();
    await context.database.query(`update user_account set status = 'DISABLED' where id = $1`, [actor.userId]);
    expect(await assign(workFor(newId()))).toBeNull();
  });

  test('skips a broker of a party, who when named must declare the tie before accepting', async () => {
    const { actor, id } = await confirmed();
    const work = workFor(actor.organisationId!, newId());
    expect(await assign(work)).toBeNull();
    const working = await brokers.working();
    await context.database.tx((tx) => brokers.assignNamed(tx, work, id, working));
    await expect(accept(actor, work)).rejects.toMatchObject({ code: 'broker.conflict-undeclared' });
    const row = await accept(actor, work, '本人所在机构是卖方，双方均已知悉。');
    expect(row).toMatchObject({ state: 'ACCEPTED', conflictStatement: '本人所在机构是卖方，双方均已知悉。' });
  });

  test('counts every organisation of the broker as a tie, not only the one of the register', async () => {
    const { actor } = await confirmed();
    const { organisationId } = await buildMember(context.database, 'TT_OFFICER');
    await context.database.query(
      `insert into membership (id, user_id, organisation_id, roles, status, requested_at)
       values ($1, $2, $3, '{TT_OFFICER}', 'DISABLED', now())`,
      [newId(), actor.userId, organisationId],
    );
    expect(await assign(workFor(organisationId!, newId()))).toBeNull();
    const work = workFor(organisationId!, newId());
    const working = await brokers.working();
    await context.database.tx(async (tx) => brokers.assignNamed(tx, work, working[0]!.brokerId, working));
    await expect(accept(actor, work)).rejects.toMatchObject({ code: 'broker.conflict-undeclared' });
  });

  test('is answered once and by the asked person only', async () => {
    const asked = await confirmed();
    const stranger = await buildMember(context.database, 'BROKER');
    const work = workFor(newId());
    await assign(work);
    await expect(accept(stranger, work)).rejects.toMatchObject({ code: 'broker.assignment-not-found' });
    await accept(asked.actor, work);
    await expect(decline(asked.actor, work)).rejects.toMatchObject({ code: 'broker-assignment.wrong-state' });
    await expect(accept(asked.actor, work)).rejects.toMatchObject({ code: 'broker-assignment.wrong-state' });
  });

  test('lapses when it stays unanswered, and the broker is not asked again', async () => {
    await confirmed();
    const work = workFor(newId());
    await assign(work);
    const later = new Date(Date.now() + 1000);
    expect(await brokers.unanswered('deal', later, 10)).toContain(work.subjectId);
    expect(await context.database.tx((tx) => brokers.expire(tx, work, later))).toBe(true);
    expect(await context.database.tx((tx) => brokers.expire(tx, work, later))).toBe(false);
    expect(await assign(work)).toBeNull();
  });

  test('two rooms that ask at once make one offer', async () => {
    await confirmed();
    await confirmed();
    const work = workFor(newId());
    const both = await Promise.allSettled([assign(work), assign(work)]);
    expect(both.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
  });
});
