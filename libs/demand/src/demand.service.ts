// Use cases on one demand, from draft to close. Not for lists (catalogue), imports, or the clock (expiry).
import { Injectable } from '@nestjs/common';
import { Audit, Organisations, Users, type Actor, type Viewer } from '@app/identity';
import { listingDesk, type Decision, type ListingDesk } from '@app/listing';
import { Clock, Database, newId, Outbox, problem } from '@app/platform';
import { shanghaiDate } from '@app/reference';
import { deadlineErrors, givesAway, missingIn, newDemand, toColumns } from './demand.columns.js';
import { DemandEntity } from './demand.entity.js';
import { DemandChanged, DemandClosed, DemandPublished } from './demand.events.js';
import { demandFacts, type DemandFacts } from './demand.facts.js';
import { demandLifecycle, validUntil } from './demand.lifecycle.js';
import { demandListing } from './demand.listing.js';
import { abilitiesOf, isInOffice, type Action } from './demand.policy.js';
import { aliasOf, project } from './demand.projection.js';
import { openDemandIds } from './demand.queries.js';
import type { CloseDemand, DemandHistory, DemandView, DraftDemand, EditDemand } from './demand.schema.js';

type Row = DemandEntity;
type Decide = (row: Row) => Promise<Decision<Row>>;

@Injectable()
export class Demands {
  private readonly desk: ListingDesk<Row, Viewer>;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    audit: Audit,
    private readonly organisations: Organisations,
    private readonly users: Users,
  ) {
    this.desk = listingDesk(demandListing, { database, clock, trail: audit });
  }

  /** One demand as the viewer may see it. */
  async view(viewer: Viewer, id: string): Promise<DemandView> {
    return this.toView(viewer, await this.desk.visible(viewer, id));
  }

  /** Starts a draft; nobody outside the enterprise sees it. */
  async draft(actor: Actor, input: DraftDemand): Promise<DemandView> {
    const { organisationId, userId } = actor;
    if (organisationId === null) throw problem('demand.not-yours');
    await this.requireValid(organisationId, input);
    const now = this.clock.now();
    const row = { ...newDemand(newId(), organisationId, now), ...toColumns(input), createdBy: userId };
    row.contactUserId ??= userId;
    await this.desk.enter(actor, row);
    return this.view(actor, row.id);
  }

  /**
   * Changes a demand; what is already open stays complete and, if anonymous, nameless.
   * @throws demand.changed-meanwhile, demand.incomplete, demand.invalid
   */
  async edit(actor: Actor, id: string, input: EditDemand): Promise<DemandView> {
    return this.act(actor, id, 'edit', async (row) => {
      const { expectedVersion, ...fields } = input;
      this.desk.requireVersion(row, expectedVersion);
      await this.requireValid(row.organisationId, fields);
      const change = toColumns(fields);
      const detail = { fields: Object.keys(fields) };
      if (row.state !== 'OPEN') return { change, detail };
      const next = { ...row, ...change };
      await this.requirePublishable(next);
      change.validUntil = validUntil(row.confirmedAt ?? this.clock.now(), next.deadline);
      return { change, detail, publish: (tx) => this.outbox.add(tx, DemandChanged, { demandIds: [id] }) };
    });
  }

  /** Opens it to everyone for six months, or until its deadline. */
  async publish(actor: Actor, id: string): Promise<DemandView> {
    return this.act(actor, id, 'publish', async (row) => {
      await this.requirePublishable(row);
      return {
        change: {
          state: demandLifecycle.next(row.state, 'publish'),
          publishedAt: this.clock.now(),
          ...this.validity(row),
        },
        detail: { isAnonymous: row.isAnonymous },
        publish: (tx) => this.outbox.add(tx, DemandPublished, { demandIds: [id] }),
      };
    });
  }

  /** The enterprise confirms that the need stands: another six months, or until its deadline. */
  async renew(actor: Actor, id: string): Promise<DemandView> {
    return this.act(actor, id, 'renew', async (row) => {
      await this.requirePublishable(row);
      const event = row.state === 'EXPIRED' ? DemandPublished : DemandChanged;
      return {
        change: { state: demandLifecycle.next(row.state, 'renew'), ...this.validity(row) },
        detail: { from: row.state },
        publish: (tx) => this.outbox.add(tx, event, { demandIds: [id] }),
      };
    });
  }

  /** Ends the search for good, with a reason from the list demandCloseReason. */
  async close(actor: Actor, id: string, { reason, note }: CloseDemand): Promise<DemandView> {
    return this.act(actor, id, 'close', async (row) => ({
      change: { state: demandLifecycle.next(row.state, 'close'), closeReason: reason, closeNote: note },
      detail: { from: row.state, reason },
      publish: (tx) => this.outbox.add(tx, DemandClosed, { demandIds: [id] }),
    }));
  }

  /** What happened to it, latest first; for the office only. */
  async history(actor: Actor, id: string): Promise<DemandHistory> {
    const row = await this.desk.visible(actor, id);
    if (!isInOffice(actor, row)) throw problem('demand.not-yours');
    return this.desk.history(id, (people) => this.users.byIds(people));
  }

  /** Facts for scoring, no policy: `organisationId` in them is never shown. Unknown ids are left out. */
  factsOf(ids: readonly string[]): Promise<DemandFacts[]> {
    return demandFacts(this.database, this.organisations, ids, this.clock.now());
  }

  /** Ids of open and valid demands in id order, after `afterId`; at most `limit`. */
  openIds(afterId: string | null = null, limit = 500): Promise<string[]> {
    return openDemandIds(this.database, this.clock.now(), afterId, limit);
  }

  private async act(actor: Actor, id: string, action: Action, decide: Decide): Promise<DemandView> {
    await this.desk.act({ viewer: actor, id, action }, decide);
    return this.view(actor, id);
  }

  private validity(row: Row): Pick<Row, 'confirmedAt' | 'validUntil' | 'remindedDays'> {
    const now = this.clock.now();
    return { confirmedAt: now, validUntil: validUntil(now, row.deadline), remindedDays: null };
  }

  /** @throws demand.incomplete, demand.invalid (deadline over, or a text that names an anonymous owner) */
  private async requirePublishable(row: Row): Promise<void> {
    const missing = missingIn(row);
    if (missing.length > 0) throw problem('demand.incomplete', { errors: missing });
    const owner = await this.organisations.get(row.organisationId);
    const errors = [...deadlineErrors(row.deadline, this.today()), ...givesAway(row, owner.name)];
    if (errors.length > 0) throw problem('demand.invalid', { errors });
  }

  /** @throws demand.invalid when the deadline is over, the contact is no colleague, or a partner does not exist */
  private async requireValid(organisationId: string, fields: EditDemand): Promise<void> {
    const errors = deadlineErrors(fields.deadline, this.today());
    if (fields.contactUserId && !(await this.colleagues(organisationId)).includes(fields.contactUserId)) {
      errors.push({ pointer: '/contactUserId', detail: '联系人须为本单位人员' });
    }
    for (const field of ['preferredPartners', 'excludedPartners'] as const) {
      const ids = fields[field] ?? [];
      const known = new Set((await this.organisations.byIds(ids)).map((card) => card.id));
      ids.forEach((id, at) => {
        if (!known.has(id)) errors.push({ pointer: `/${field}/${at}`, detail: '机构不存在' });
      });
    }
    if (errors.length > 0) throw problem('demand.invalid', { errors });
  }

  private async colleagues(organisationId: string): Promise<string[]> {
    const admins = await this.users.usersWithRole(organisationId, 'ENT_ADMIN');
    return admins.concat(await this.users.usersWithRole(organisationId, 'ENT_USER'));
  }

  private today(): string {
    return shanghaiDate(this.clock.now());
  }

  private async toView(viewer: Viewer, row: Row): Promise<DemandView> {
    const owner = await this.organisations.get(row.organisationId);
    const view = { ...project(viewer, row, owner), can: abilitiesOf(viewer, row) };
    if (!isInOffice(viewer, row)) return view;
    const people = await this.users.byIds([row.contactUserId, row.createdBy].filter((id) => id !== null));
    const partners = await this.organisations.byIds([...row.preferredPartners, ...row.excludedPartners]);
    const personOf = (id: string | null) => people.find((person) => person.id === id) ?? null;
    const named = (ids: readonly string[]) =>
      partners.filter(({ id }) => ids.includes(id)).map(({ id, name }) => ({ id, name }));
    return {
      ...view,
      office: {
        version: row.version,
        contact: personOf(row.contactUserId),
        createdBy: personOf(row.createdBy),
        preferredPartners: named(row.preferredPartners),
        excludedPartners: named(row.excludedPartners),
        closeNote: row.closeNote,
        missing: row.state === 'DRAFT' ? missingIn(row) : [],
        shownAs: row.isAnonymous ? aliasOf(owner) : owner.name,
      },
    };
  }
}
