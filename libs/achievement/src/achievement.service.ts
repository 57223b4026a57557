// Use cases on one achievement, from draft to withdrawal. Not for lists (catalogue), imports, or the clock (expiry).
import { Injectable } from '@nestjs/common';
import { Audit, Organisations, Users, type Actor, type Viewer } from '@app/identity';
import { endOfDayAfter, listingDesk, type Decision, type ListingDesk } from '@app/listing';
import { Clock, Database, newId, Outbox, problem, type Tx } from '@app/platform';
import { isSame, newAchievement, splitCore, toColumns } from './achievement.columns.js';
import { missingIn, project, warningsOf } from './achievement.disclosure.js';
import { AchievementEntity } from './achievement.entity.js';
import {
  AchievementChanged,
  AchievementPublished,
  AchievementReturned,
  AchievementSubmitted,
  AchievementWithdrawn,
} from './achievement.events.js';
import { achievementFacts, openByHolder, type AchievementFacts } from './achievement.facts.js';
import { achievementLifecycle, reviewOf, revisionLifecycle, VALID_MONTHS } from './achievement.lifecycle.js';
import { achievementListing } from './achievement.listing.js';
import { abilitiesOf, isInOffice, levelOf, reaches, type Action } from './achievement.policy.js';
import type {
  AchievementHistory,
  AchievementView,
  DisclosureLevel,
  DraftAchievement,
  EditAchievement,
  ProjectedAchievement,
} from './achievement.schema.js';

type Row = AchievementEntity;
type Change = Partial<Row>;
type Decide = (row: Row) => Promise<Decision<Row>>;

@Injectable()
export class Achievements {
  private readonly desk: ListingDesk<Row, Viewer>;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    audit: Audit,
    private readonly organisations: Organisations,
    private readonly users: Users,
  ) {
    this.desk = listingDesk(achievementListing, { database, clock, trail: audit });
  }

  /** One achievement as the viewer may see it. `atLeast` raises the level where a higher room granted it (a deal: MATCHED). */
  async view(viewer: Viewer, id: string, atLeast: DisclosureLevel = 'PUBLIC'): Promise<AchievementView> {
    const row = await this.desk.visible(viewer, id);
    const own = levelOf(viewer, row);
    return this.toView(viewer, row, reaches(own, atLeast) ? own : atLeast);
  }

  /** Starts a draft; nobody outside the organisation sees it. */
  async draft(actor: Actor, input: DraftAchievement): Promise<AchievementView> {
    const { organisationId } = actor;
    if (organisationId === null) throw problem('achievement.not-yours');
    await this.requireColleague(organisationId, input.contactUserId);
    const now = this.clock.now();
    const row = { ...newAchievement(newId(), organisationId, now), ...toColumns(input), createdBy: actor.userId };
    await this.desk.enter(actor, row);
    return this.view(actor, row.id);
  }

  /**
   * Changes a draft, or a published achievement: there the core fields (title, rights, price, disclosure) wait for
   * review while the old ones stay visible, and everything else applies at once (domain §4.2).
   * @throws achievement.changed-meanwhile, achievement.incomplete
   */
  async edit(actor: Actor, id: string, input: EditAchievement): Promise<AchievementView> {
    return this.act(actor, id, 'edit', async (row) => {
      const { expectedVersion, ...fields } = input;
      this.desk.requireVersion(row, expectedVersion);
      await this.requireColleague(row.organisationId, fields.contactUserId);
      if (row.state === 'DRAFT') return { change: toColumns(fields), detail: { fields: Object.keys(fields) } };
      return this.revise(actor, row, fields);
    });
  }

  /** Puts a draft before the unit's reviewer; an officer's own goes straight to the platform. */
  async submit(actor: Actor, id: string): Promise<AchievementView> {
    return this.act(actor, id, 'submit', async (row) => {
      const missing = missingIn(row);
      if (missing.length > 0) throw problem('achievement.incomplete', { errors: missing });
      const now = this.clock.now();
      const unit = achievementLifecycle.next(row.state, 'submit');
      const state = isOfficer(actor) ? achievementLifecycle.next(unit, 'approve') : unit;
      const [officer] = await this.users.usersWithRole(row.organisationId, 'TT_OFFICER');
      const change: Change = {
        state,
        submittedBy: actor.userId,
        submittedAt: now,
        returnReason: null,
        secrecyDeclaredBy: actor.userId,
        secrecyDeclaredAt: now,
        contactUserId: row.contactUserId ?? officer ?? actor.userId,
      };
      return { change, detail: { state }, publish: (tx) => this.announceReview(tx, { ...row, ...change }) };
    });
  }

  /** The unit's own check is passed; the platform's is next. */
  async approve(actor: Actor, id: string): Promise<AchievementView> {
    return this.act(actor, id, 'approve', async (row) => {
      const change: Change = reviewOf(row)?.isRevision
        ? { revisionState: revisionLifecycle.next(row.revisionState, 'approve') }
        : { state: achievementLifecycle.next(row.state, 'approve') };
      return { change, publish: (tx) => this.announceReview(tx, { ...row, ...change }) };
    });
  }

  /** Makes a reviewed achievement visible for twelve months, or its reviewed core fields the visible ones. */
  async publish(actor: Actor, id: string): Promise<AchievementView> {
    return this.act(actor, id, 'publish', async (row) => {
      const ids = { achievementIds: [id] };
      if (reviewOf(row)?.isRevision) {
        const revisionState = revisionLifecycle.next(row.revisionState, 'publish');
        const change = { ...toColumns(row.pending ?? {}), pending: null, revisionState, returnReason: null };
        return { change, detail: { isRevision: true }, publish: (tx) => this.outbox.add(tx, AchievementChanged, ids) };
      }
      const state = achievementLifecycle.next(row.state, 'publish');
      const change = { state, publishedAt: this.clock.now(), ...this.validity(), returnReason: null };
      return { change, publish: (tx) => this.outbox.add(tx, AchievementPublished, ids) };
    });
  }

  /** Sends it back with a reason: a new one becomes a draft again, changed core fields wait for their author. */
  async return(actor: Actor, id: string, reason: string): Promise<AchievementView> {
    return this.act(actor, id, 'return', async (row) => {
      const isRevision = reviewOf(row)?.isRevision === true;
      const next: Change = isRevision
        ? { revisionState: revisionLifecycle.next(row.revisionState, 'return') }
        : { state: achievementLifecycle.next(row.state, 'return') };
      const fact = { achievementId: id, organisationId: row.organisationId, isRevision };
      return {
        change: { ...next, returnReason: reason },
        detail: { isRevision },
        publish: (tx) => this.outbox.add(tx, AchievementReturned, fact),
      };
    });
  }

  /** Takes it off the market for good; waiting core fields fall away. */
  async withdraw(actor: Actor, id: string, reason: string): Promise<AchievementView> {
    return this.act(actor, id, 'withdraw', async (row) => ({
      change: {
        state: achievementLifecycle.next(row.state, 'withdraw'),
        revisionState: 'NONE',
        pending: null,
        returnReason: reason,
      },
      detail: { from: row.state },
      publish: (tx) => this.outbox.add(tx, AchievementWithdrawn, { achievementIds: [id] }),
    }));
  }

  /** The holder confirms that it still stands: valid for another twelve months from today. */
  async renew(actor: Actor, id: string): Promise<AchievementView> {
    return this.act(actor, id, 'renew', async (row) => {
      const event = row.state === 'EXPIRED' ? AchievementPublished : AchievementChanged;
      return {
        change: { state: achievementLifecycle.next(row.state, 'renew'), ...this.validity() },
        detail: { from: row.state },
        publish: (tx) => this.outbox.add(tx, event, { achievementIds: [id] }),
      };
    });
  }

  /** For the holder: the achievement as a reader of that level will see it, waiting core fields included. */
  async asSeenBy(actor: Actor, id: string, level: DisclosureLevel): Promise<ProjectedAchievement> {
    const row = await this.desk.visible(actor, id);
    if (!isInOffice(actor, row)) throw problem('achievement.not-yours');
    const holder = await this.organisations.get(row.organisationId);
    return project({ ...row, ...toColumns(row.pending ?? {}) }, holder, level);
  }

  /** What happened to it, latest first; for the office only. */
  async history(actor: Actor, id: string): Promise<AchievementHistory> {
    const row = await this.desk.visible(actor, id);
    if (!isInOffice(actor, row)) throw problem('achievement.not-yours');
    return this.desk.history(id, (people) => this.users.byIds(people));
  }

  /** Facts for scoring, no policy: never shown as they are. Unknown ids are left out. */
  factsOf(ids: readonly string[]): Promise<AchievementFacts[]> {
    return achievementFacts(this.database, ids, this.clock.now());
  }

  /** How many achievements every holder has on display, of all or of those given; holders without any are left out. */
  openByHolder(among?: readonly string[]): Promise<Map<string, number>> {
    return openByHolder(this.database, this.clock.now(), among);
  }

  private async revise(actor: Actor, row: Row, fields: EditAchievement): Promise<Decision<Row>> {
    const { core, rest } = splitCore(row, { ...row.pending, ...fields });
    const change: Change = toColumns(rest);
    const missing = missingIn({ ...row, ...change, ...toColumns(core) });
    if (missing.length > 0) throw problem('achievement.incomplete', { errors: missing });
    const hasCore = Object.keys(core).length > 0;
    const isReturned = row.revisionState === 'RETURNED' && Object.keys(fields).some((field) => field in core);
    const isProposal = hasCore && (isReturned || !isSame(core, row.pending ?? {}));
    if (isProposal) {
      const unit = revisionLifecycle.next(row.revisionState, 'propose');
      change.revisionState = isOfficer(actor) ? revisionLifecycle.next(unit, 'approve') : unit;
      Object.assign(change, { submittedBy: actor.userId, submittedAt: this.clock.now(), returnReason: null });
    } else if (!hasCore && row.revisionState !== 'NONE') {
      change.revisionState = revisionLifecycle.next(row.revisionState, 'drop');
    }
    change.pending = hasCore ? core : null;
    const appliesNow = Object.keys(rest).length > 0;
    return {
      change,
      detail: { fields: Object.keys(rest), pending: Object.keys(core) },
      publish: async (tx) => {
        if (appliesNow) await this.outbox.add(tx, AchievementChanged, { achievementIds: [row.id] });
        if (isProposal) await this.announceReview(tx, { ...row, ...change });
      },
    };
  }

  private async act(actor: Actor, id: string, action: Action, decide: Decide): Promise<AchievementView> {
    await this.desk.act({ viewer: actor, id, action }, decide);
    // Without asking again who sees it: what the operator has just sent back is the unit's own draft.
    const row = await this.database.manager.getRepository(AchievementEntity).findOneByOrFail({ id });
    return this.toView(actor, row, levelOf(actor, row));
  }

  private announceReview(tx: Tx, row: Row): Promise<void> {
    const review = reviewOf(row);
    if (!review) return Promise.resolve();
    const { id: achievementId, organisationId } = row;
    return this.outbox.add(tx, AchievementSubmitted, { achievementId, organisationId, ...review });
  }

  /** Valid to the end of the day, Asia/Shanghai, twelve months from now; reminders start anew. */
  private validity(): Pick<Row, 'validUntil' | 'remindedDays'> {
    return { validUntil: endOfDayAfter(this.clock.now(), VALID_MONTHS), remindedDays: null };
  }

  /** @throws achievement.invalid when the contact does not work in the organisation */
  private async requireColleague(organisationId: string, userId: string | null | undefined): Promise<void> {
    if (!userId) return;
    const officers = await this.users.usersWithRole(organisationId, 'TT_OFFICER');
    const colleagues = officers.concat(await this.users.usersWithRole(organisationId, 'RESEARCHER'));
    if (colleagues.includes(userId)) return;
    throw problem('achievement.invalid', { errors: [{ pointer: '/contactUserId', detail: '联系人须为本单位人员' }] });
  }

  private async toView(viewer: Viewer, row: Row, level: DisclosureLevel): Promise<AchievementView> {
    const holder = await this.organisations.get(row.organisationId);
    const view = { ...project(row, holder, level), can: abilitiesOf(viewer, row) };
    if (!isInOffice(viewer, row)) return view;
    const people = await this.users.byIds([row.contactUserId, row.createdBy].filter((id) => id !== null));
    const personOf = (id: string | null) => people.find((person) => person.id === id) ?? null;
    return {
      ...view,
      office: {
        version: row.version,
        disclosure: row.disclosure,
        contact: personOf(row.contactUserId),
        createdBy: personOf(row.createdBy),
        pending: row.pending && { state: row.revisionState, ...row.pending },
        returnReason: row.returnReason,
        secrecyDeclaredAt: row.secrecyDeclaredAt?.toISOString() ?? null,
        missing: row.state === 'DRAFT' ? missingIn(row) : [],
        warnings: warningsOf(row),
      },
    };
  }
}

function isOfficer(actor: Actor): boolean {
  return actor.roles.includes('TT_OFFICER');
}
