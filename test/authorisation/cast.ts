// The people of the authorisation table: each role in two organisations, and one whose account was disabled.
import type { OrganisationKind, Role } from '@app/identity';
import type { HttpTestContext, TestAnswer, TestRequest } from '@app/platform/testing';
import {
  buildActor,
  buildOrganisation,
  kindOf,
  signIn,
  type BuiltOrganisation,
  type SignedIn,
} from '../support/build-people.js';
import { SOMEBODIES, type Somebody, type Who } from './who.js';

/** A township that is no party's: the scope of OFFICIAL@other. */
const FAR_TOWNSHIP = '500102012';

export class Cast {
  private readonly people = new Map<Who, SignedIn>();
  private readonly organisations = new Map<string, BuiltOrganisation>();

  private constructor(readonly app: HttpTestContext) {}

  static async gather(app: HttpTestContext): Promise<Cast> {
    const cast = new Cast(app);
    for (const who of SOMEBODIES) await cast.engage(who);
    const { database } = app;
    const officialId = cast.person('OFFICIAL@other').actor.userId;
    await database.query('update membership set township_code = $2 where user_id = $1', [officialId, FAR_TOWNSHIP]);
    await cast.disableSomebody();
    for (const who of ['BROKER@own', 'BROKER@other'] as const) await cast.enrol(who);
    return cast;
  }

  /** @throws Error when nobody of that name was engaged */
  person(who: Who): SignedIn {
    const found = this.people.get(who);
    if (!found) throw new Error(`nobody is ${who}`);
    return found;
  }

  tokenOf(who: Who): string | undefined {
    return this.people.get(who)?.token;
  }

  organisation(kind: OrganisationKind, place: 'own' | 'other' = 'own'): BuiltOrganisation {
    const found = this.organisations.get(`${kind}@${place}`);
    if (!found) throw new Error(`no ${kind} ${place}`);
    return found;
  }

  /** A request of that person, which must succeed. */
  async ask(who: Somebody, method: string, path: string, request: TestRequest = {}): Promise<TestAnswer> {
    const { token } = this.person(who);
    const answer = await this.app.request(method, path, { ...request, token });
    if (answer.status >= 300) throw new Error(`${who}: ${method} ${path} → ${answer.status} ${answer.text}`);
    return answer;
  }

  private async engage(who: Somebody): Promise<void> {
    const [role, place] = who.split('@') as [Role, 'own' | 'other'];
    const kind = kindOf(role);
    const key = `${kind}@${place}`;
    const organisation = this.organisations.get(key) ?? (await buildOrganisation(this.app.database, kind));
    this.organisations.set(key, organisation);
    this.people.set(who, await signIn(this.app, await buildActor(this.app.database, organisation, role)));
  }

  private async disableSomebody(): Promise<void> {
    const operators = this.organisation('PLATFORM');
    const disabled = await signIn(this.app, await buildActor(this.app.database, operators, 'PLATFORM_ADMIN'));
    await this.ask('PLATFORM_ADMIN@own', 'POST', `/api/users/${disabled.actor.userId}/disable`);
    this.people.set('disabled', disabled);
  }

  private async enrol(who: Somebody): Promise<void> {
    const body = { level: 'SENIOR', fields: ['06'], bases: ['B2'], bio: '从事页岩气装备技术转移十年。' };
    const { id } = (await this.ask(who, 'POST', '/api/brokers', { body })).body;
    await this.ask('PLATFORM_ADMIN@own', 'POST', `/api/brokers/${id}/confirm`, { body: { level: 'SENIOR' } });
  }
}
