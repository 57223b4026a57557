// Loads units and people by the way that real ones take: register, claim, be confirmed, get a role.
import { BrokerRegister } from '@app/broker';
import { Accounts, Actors, Claims, Memberships, Operators, Register, type Actor, type Role } from '@app/identity';
import { demoPeople, type DemoOrganisation, type DemoPeople, type DemoPerson } from './dataset.js';
import type { DemoHouse } from './house.js';

/** Everybody's password in the demo; printed by `npm start`. */
export const DEMO_PASSWORD = 'fuling-demo-2026';

const OPENED = new Date('2021-01-04T09:00:00+08:00');

function registration(person: { login: string; name: string }, index: number): Register {
  return Register.parse({
    name: person.name,
    loginName: person.login,
    mobile: `1380000${String(1000 + index)}`,
    email: `${person.login}@demo.example`,
    password: DEMO_PASSWORD,
  });
}

/** The first operator, who confirms all others. */
async function openPlatform(house: DemoHouse): Promise<Actor> {
  const person = demoPeople().people.find((each) => each.login === 'operator');
  const unit = house.units.find((each) => each.kind === 'PLATFORM');
  if (!person || !unit) throw new Error('the demo has no operator');
  if (await house.userId(person.login)) return house.actor(person.login);
  return house.get(Operators).register(registration(person, 0), {
    name: unit.name,
    creditCode: house.creditCodeOf(unit.key),
    regionCode: unit.region ?? '500102',
    partyType: unit.partyType,
  });
}

function claimOf(house: DemoHouse, unit: DemoOrganisation) {
  return {
    creditCode: house.creditCodeOf(unit.key),
    name: unit.name,
    kind: unit.kind as 'INSTITUTE',
    regionCode: unit.region ?? '500102',
    townshipCode: unit.township,
    parkCode: unit.park,
    partyType: unit.partyType,
    industryCode: unit.industry,
    scale: unit.scale ?? null,
  };
}

async function join(house: DemoHouse, operator: Actor, person: DemoPerson, index: number): Promise<void> {
  const unit = house.units.find((each) => each.key === person.org);
  if (!unit) throw new Error(`no demo unit ${person.org}`);
  const userId =
    (await house.userId(person.login)) ?? (await house.get(Accounts).register(registration(person, index))).id;
  const actor = await house.get(Actors).of(userId);
  if (actor.roles.length > 0) return;
  const { outcome, membership } = await house.get(Claims).claim(actor, claimOf(house, unit));
  if (outcome === 'CLAIMED') await house.get(Claims).confirm(operator, (await house.organisation(unit.key)).id);
  else await house.get(Memberships).confirm(operator, membership.id);
  const { township, park } = unit.scope ?? {};
  await house.get(Memberships).changeRoles(operator, membership.id, {
    roles: person.roles as Role[],
    ...(unit.kind === 'GOVERNMENT' ? { townshipCode: township ?? null, parkCode: park ?? null } : {}),
  });
}

/** Those who may speak for their unit come first: whoever claims it must be allowed to. */
function inOrder(people: readonly DemoPerson[]): DemoPerson[] {
  return people
    .filter((person) => person.login !== 'operator')
    .sort((a, b) => Number(a.roles.includes('RESEARCHER')) - Number(b.roles.includes('RESEARCHER')));
}

/** Loads people and brokers, all unless told, with their units; those already there are left alone. */
export async function loadPeople(
  house: DemoHouse,
  done: () => Promise<void>,
  { people, brokers }: Pick<DemoPeople, 'people' | 'brokers'> = demoPeople(),
): Promise<void> {
  await house.at(OPENED, async () => {
    const operator = await openPlatform(house);
    await done();
    let index = 0;
    for (const person of inOrder(people)) {
      await join(house, operator, person, ++index);
      await done();
    }
    for (const broker of brokers) {
      await join(house, operator, { ...broker, roles: ['BROKER'] }, ++index);
      await enrol(house, operator, broker);
      await done();
    }
  });
}

async function enrol(
  house: DemoHouse,
  operator: Actor,
  { login, level, fields, bases, bio }: ReturnType<typeof demoPeople>['brokers'][number],
): Promise<void> {
  const actor = await house.actor(login);
  const known = await house.database.query<{ id: string; state: string }>(
    'select id, status as state from broker where user_id = $1',
    [actor.userId],
  );
  const id = known[0]?.id ?? (await house.get(BrokerRegister).apply(actor, { level, fields, bases, bio })).id;
  if ((known[0]?.state ?? 'APPLIED') !== 'ACTIVE') await house.get(BrokerRegister).confirm(operator, id, level);
}
