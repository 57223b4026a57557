// The people and organisations of one run of the story: all newly registered, claimed and confirmed.
import { randomInt } from 'node:crypto';
import { demoCreditCode } from '../demo/numbers.js';
import { Person } from './client.js';

export interface Cast {
  operator: Person;
  university: Person;
  enterprise: Person;
  broker: Person;
  brokerId: string;
  clerk: Person;
  reviewer: Person;
  official: Person;
  universityName: string;
  enterpriseName: string;
}

type Say = (line: string) => void;
const PASSWORD = 'main-job-2026-story';

const KINDS = {
  INSTITUTE: { partyType: '022', industryCode: 'P8341' },
  ENTERPRISE: { partyType: '150', industryCode: 'C1371', scale: 'MEDIUM' },
  BROKERAGE: { partyType: '150', industryCode: 'M7530' },
  REGISTRY: { partyType: '014', industryCode: 'S9224' },
  GOVERNMENT: { partyType: '014', industryCode: 'S9224' },
} as const;

class Casting {
  constructor(
    private readonly address: string,
    private readonly run: string,
    private readonly operator: Person,
    private readonly say: Say,
  ) {}

  async register(role: string, name: string): Promise<Person> {
    const loginName = `story-${role}-${this.run}`;
    const mobile = `139${String(randomInt(100_000_000)).padStart(8, '0')}`;
    const person = new Person(this.address, name);
    await person.post('/api/auth/register', { name, loginName, mobile, password: PASSWORD });
    return person.signIn(loginName, PASSWORD);
  }

  /** Claims a new organisation for `person` and has the operator confirm it. */
  async found(
    person: Person,
    kind: keyof typeof KINDS,
    name: string,
  ): Promise<{ creditCode: string; membershipId: string }> {
    const creditCode = demoCreditCode(kind, 100_000 + randomInt(899_999));
    const details = { name, kind, regionCode: '500102', townshipCode: '500102011', parkCode: 'P01', ...KINDS[kind] };
    const claimed = await person.post('/api/organisations/claim', { creditCode, ...details });
    const organisationId: string = claimed.membership.organisation.id;
    await this.operator.post(`/api/organisations/${organisationId}/confirm`);
    this.say(`${person.name} 认领并经平台确认：${name} ${creditCode}`);
    return { creditCode, membershipId: claimed.membership.id };
  }

  /** Lets an official see the whole district, not only the seat of the office. */
  async openDistrict(membershipId: string): Promise<void> {
    await this.operator.post(`/api/memberships/${membershipId}/roles`, {
      roles: ['OFFICIAL'],
      townshipCode: null,
      parkCode: null,
    });
  }

  /** Joins an organisation and is given `roles` by the operator. */
  async join(person: Person, creditCode: string, roles: string[]): Promise<void> {
    const { membership } = await person.post('/api/organisations/claim', { creditCode });
    await this.operator.post(`/api/memberships/${membership.id}/confirm`);
    await this.operator.post(`/api/memberships/${membership.id}/roles`, { roles });
  }

  async enrolBroker(person: Person): Promise<string> {
    const bio = '本次演练登记的技术经纪人，专长食品加工废水与资源化。';
    const { id } = await person.post('/api/brokers', {
      level: 'INTERMEDIATE',
      fields: ['07', '09'],
      bases: ['B1'],
      bio,
    });
    await this.operator.post(`/api/brokers/${id}/confirm`, { level: 'INTERMEDIATE' });
    return id;
  }
}

/** Registers everybody. `operator` is the login of an existing operator, who confirms them. */
export async function gather(address: string, login: { name: string; password: string }, say: Say): Promise<Cast> {
  const operator = await new Person(address, '平台运营').signIn(login.name, login.password);
  const run = Date.now().toString(36);
  const casting = new Casting(address, run, operator, say);
  const university = await casting.register('university', '演练高校专员');
  const enterprise = await casting.register('enterprise', '演练企业负责人');
  const broker = await casting.register('broker', '演练技术经纪人');
  const clerk = await casting.register('clerk', '演练登记员');
  const reviewer = await casting.register('reviewer', '演练复核员');
  const official = await casting.register('official', '演练科技局干部');
  const universityName = `演练大学${run}`;
  const enterpriseName = `演练榨菜有限公司${run}`;
  await casting.found(university, 'INSTITUTE', universityName);
  await casting.found(enterprise, 'ENTERPRISE', enterpriseName);
  await casting.found(broker, 'BROKERAGE', `演练技术经纪公司${run}`);
  const registry = (await casting.found(clerk, 'REGISTRY', `演练登记站${run}`)).creditCode;
  const office = await casting.found(official, 'GOVERNMENT', `演练科技局${run}`);
  await casting.openDistrict(office.membershipId);
  await casting.join(reviewer, registry, ['REG_REVIEWER']);
  const brokerId = await casting.enrolBroker(broker);
  say(`技术经纪人登记入册 ${brokerId}`);
  return {
    operator,
    university,
    enterprise,
    broker,
    brokerId,
    clerk,
    reviewer,
    official,
    universityName,
    enterpriseName,
  };
}
