// Reading a deal's record back: talks, offers, files, contacts, timeline. Reading contacts and file contents leaves a trace.
import { Injectable } from '@nestjs/common';
import { Organisations, Users, type Actor } from '@app/identity';
import { Database, FileStore, problem, type PageQuery, type StoredFile } from '@app/platform';
import { DealEntry, type Entered } from './deal.entry.js';
import type { DealSide } from './deal.schema.js';
import { DealTrail } from './deal.trail.js';
import { DealFile } from './file.entity.js';
import { DealLog } from './log.entity.js';
import type { DealContacts, DealFilePage, LogPage, OfferPage, TimelinePage } from './negotiation.schema.js';
import { DealOffer } from './offer.entity.js';
import { recordPage } from './record.queries.js';
import { DealEvent } from './timeline.entity.js';

interface Authored {
  authorId: string;
  authorSide: DealSide;
}

@Injectable()
export class DealRecords {
  constructor(
    private readonly database: Database,
    private readonly entry: DealEntry,
    private readonly trail: DealTrail,
    private readonly files: FileStore,
    private readonly users: Users,
    private readonly organisations: Organisations,
  ) {}

  async log(actor: Actor, dealId: string, query: PageQuery): Promise<LogPage> {
    await this.entry.lookInside(actor, dealId);
    const { rows, nextCursor } = await recordPage(this.database.manager, DealLog, dealId, query);
    const authorOf = await this.authors(rows);
    const items = rows.map((row) => ({
      id: row.id,
      kind: row.kind,
      text: row.text,
      happenedAt: row.happenedAt.toISOString(),
      author: authorOf(row),
      createdAt: row.createdAt.toISOString(),
    }));
    return { items, nextCursor };
  }

  async offers(actor: Actor, dealId: string, query: PageQuery): Promise<OfferPage> {
    await this.entry.lookInside(actor, dealId);
    const { rows, nextCursor } = await recordPage(this.database.manager, DealOffer, dealId, query);
    const authorOf = await this.authors(rows);
    const items = rows.map((row) => ({
      id: row.id,
      round: row.round,
      amountFen: row.amountFen.toString(),
      mode: row.mode,
      terms: row.terms,
      validUntil: row.validUntil,
      author: authorOf(row),
      createdAt: row.createdAt.toISOString(),
    }));
    return { items, nextCursor };
  }

  async fileList(actor: Actor, dealId: string, query: PageQuery): Promise<DealFilePage> {
    await this.entry.lookInside(actor, dealId);
    const { rows, nextCursor } = await recordPage(this.database.manager, DealFile, dealId, query);
    const [authorOf, stored] = await Promise.all([
      this.authors(rows),
      this.files.describe(rows.map((row) => row.fileId)),
    ]);
    const known = new Map(stored.map((file) => [file.id, file]));
    const items = rows.flatMap((row) => {
      const file = known.get(row.fileId);
      if (!file) return [];
      const { name, mediaType, size, sha256 } = file;
      const createdAt = row.createdAt.toISOString();
      return [{ id: row.id, name, mediaType, size, sha256, author: authorOf(row), createdAt }];
    });
    return { items, nextCursor };
  }

  /** The content of one file; that it was read is noted. @throws deal.file-not-found */
  async openFile(actor: Actor, dealId: string, fileId: string): Promise<StoredFile & { content: Buffer }> {
    const entered = await this.entry.lookInside(actor, dealId);
    const row = await this.database.manager.findOneBy(DealFile, { id: fileId, dealId });
    const file = row && (await this.files.read(row.fileId));
    if (!file) throw problem('deal.file-not-found');
    await this.database.tx((tx) => this.trail.record(tx, entered.deal, entered, 'read-file', { fileId }));
    return file;
  }

  /**
   * Name, mobile and e-mail of both contact persons: for the two sides once both have accepted, and for the broker who
   * leads. Every reading is noted in the timeline and the audit trail.
   * @throws deal.contacts-closed, deal.broker-not-accepted, deal.not-found
   */
  async contacts(actor: Actor, dealId: string): Promise<DealContacts> {
    const entered = await this.database.tx(async (tx) => {
      const allowed = await this.entry.enter(tx, actor, dealId, 'contacts');
      await this.trail.record(tx, allowed.deal, allowed, 'read-contacts');
      return allowed;
    });
    const { sellerOrgId, buyerOrgId, sellerUserId, buyerUserId } = entered.deal;
    const [seller, buyer] = await Promise.all([
      this.contactOf(sellerOrgId, sellerUserId),
      this.contactOf(buyerOrgId, buyerUserId),
    ]);
    return { seller, buyer };
  }

  /** What happened, newest first. Until both have accepted, persons of the other side are not named. */
  async timeline(actor: Actor, dealId: string, query: PageQuery): Promise<TimelinePage> {
    const entered = await this.entry.look(actor, dealId);
    const { rows, nextCursor } = await recordPage(this.database.manager, DealEvent, dealId, query);
    const names = await this.namesOf(rows.map((row) => row.actorId).filter((id) => id !== null));
    const items = rows.map((row) => ({
      id: row.id,
      kind: row.kind,
      occurredAt: row.occurredAt.toISOString(),
      author: {
        name: row.actorId !== null && maySeeName(entered, row.actorSide) ? (names.get(row.actorId) ?? null) : null,
        side: row.actorSide,
      },
      detail: row.detail,
    }));
    return { items, nextCursor };
  }

  private async contactOf(organisationId: string, userId: string | null) {
    if (userId === null) throw problem('deal.contacts-closed');
    const [organisation, contact] = await Promise.all([
      this.organisations.get(organisationId),
      this.users.contactOf(userId),
    ]);
    return { organisationName: organisation.name, ...contact };
  }

  private async authors(rows: readonly Authored[]) {
    const names = await this.namesOf(rows.map((row) => row.authorId));
    return ({ authorId, authorSide }: Authored) => ({ name: names.get(authorId) ?? '', side: authorSide });
  }

  private async namesOf(userIds: readonly string[]): Promise<Map<string, string>> {
    const cards = await this.users.byIds([...new Set(userIds)]);
    return new Map(cards.map((card) => [card.id, card.name]));
  }
}

function maySeeName({ side, deal }: Entered, authorSide: DealSide | null): boolean {
  return deal.openedAt !== null || authorSide === side || authorSide === 'BROKER';
}
