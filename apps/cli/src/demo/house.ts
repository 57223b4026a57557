// The rooms that the demo loader works in, and the people it acts as. Everything goes through their services.
import type { INestApplicationContext } from '@nestjs/common';
import type { Type } from '@nestjs/common';
import { Actors, Organisations, type Actor, type OrganisationCard } from '@app/identity';
import { Clock, Database } from '@app/platform';
import { demoCreditCode } from './numbers.js';
import { demoPeople, type DemoOrganisation } from './dataset.js';

export class DemoHouse {
  readonly database: Database;
  private readonly actors = new Map<string, Actor>();
  private readonly cards = new Map<string, OrganisationCard>();
  readonly units: readonly DemoOrganisation[] = demoPeople().organisations;

  constructor(private readonly app: INestApplicationContext) {
    this.database = app.get(Database);
  }

  get<T>(service: Type<T>): T {
    return this.app.get(service);
  }

  /** Runs `work` as it would have run at `instant`. */
  at<T>(instant: Date, work: () => Promise<T>): Promise<T> {
    return Clock.runAt(instant, work);
  }

  creditCodeOf(key: string): string {
    const index = this.units.findIndex((unit) => unit.key === key);
    const unit = this.units[index];
    if (!unit) throw new Error(`no demo unit ${key}`);
    return demoCreditCode(unit.kind, index + 1, unit.region);
  }

  /** The organisation of that key; it must have been loaded. */
  async organisation(key: string): Promise<OrganisationCard> {
    const known = this.cards.get(key);
    if (known) return known;
    const card = await this.get(Organisations).byCreditCode(this.creditCodeOf(key));
    if (!card) throw new Error(`demo unit ${key} is not loaded yet`);
    this.cards.set(key, card);
    return card;
  }

  async userId(login: string): Promise<string | undefined> {
    const rows = await this.database.query<{ id: string }>('select id from user_account where login_name = $1', [
      login,
    ]);
    return rows[0]?.id;
  }

  /** The person of that login name, acting in their organisation. */
  async actor(login: string): Promise<Actor> {
    const known = this.actors.get(login);
    if (known) return known;
    const id = await this.userId(login);
    if (!id) throw new Error(`demo person ${login} is not loaded yet`);
    const actor = await this.get(Actors).of(id);
    this.actors.set(login, actor);
    return actor;
  }

  /** Whoever speaks for a unit: its only person, or the one who may publish. */
  spokesperson(key: string): Promise<Actor> {
    const person = demoPeople().people.find((each) => each.org === key && !each.roles.includes('RESEARCHER'));
    if (!person) throw new Error(`nobody speaks for ${key}`);
    return this.actor(person.login);
  }
}
