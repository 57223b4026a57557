// What is said and handed over between contact and signature: talk log, offers, files; moving between talk and draft.
// Reading it back: record.service.ts.
import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/identity';
import { Clock, Database, FileStore, newId, problem, type Upload } from '@app/platform';
import { shanghaiDate } from '@app/reference';
import { DealEntry, partyOf } from './deal.entry.js';
import { StageMoved } from './deal.events.js';
import type { MoveDeal } from './deal.schema.js';
import { DealTrail } from './deal.trail.js';
import { DealFile } from './file.entity.js';
import { DealLog } from './log.entity.js';
import type { MakeOffer, WriteLog } from './negotiation.schema.js';
import { DealOffer } from './offer.entity.js';

/** Files of one deal; at 20 MiB each this is a gigabyte of the database. */
export const MAX_FILES = 50;

@Injectable()
export class Negotiation {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly entry: DealEntry,
    private readonly trail: DealTrail,
    private readonly files: FileStore,
  ) {}

  /** To negotiation or to the draft of the contract, by a party or the broker who leads. @throws deal.wrong-state */
  async move(actor: Actor, dealId: string, to: MoveDeal['to']): Promise<void> {
    const action = to === 'NEGOTIATION' ? 'negotiate' : 'draft';
    await this.database.tx(async (tx) => {
      const entered = await this.entry.enter(tx, actor, dealId, action);
      const { deal } = entered;
      await this.trail.advance(tx, deal, action);
      await this.trail.record(tx, deal, entered, 'move', { stage: deal.stage });
      await this.trail.tell(tx, StageMoved, deal, entered, { stage: deal.stage });
    });
  }

  /** Notes a talk; the first one stops the limit for first contact. Answers its id. @throws deal.date-in-future */
  async writeLog(actor: Actor, dealId: string, input: WriteLog): Promise<string> {
    const now = this.clock.now();
    const happenedAt = input.happenedAt === undefined ? now : new Date(input.happenedAt);
    if (happenedAt > now) {
      throw problem('deal.date-in-future', { errors: [{ pointer: '/happenedAt', detail: '洽谈时间不能晚于现在' }] });
    }
    return this.database.tx(async (tx) => {
      const entered = await this.entry.enter(tx, actor, dealId, 'log');
      const id = newId();
      const { deal, side } = entered;
      const { kind, text } = input;
      await tx.insert(DealLog, {
        id,
        dealId,
        kind,
        text,
        happenedAt,
        authorId: actor.userId,
        authorSide: side,
        createdAt: now,
      });
      await this.trail.advance(tx, deal, 'log', { firstLogAt: deal.firstLogAt ?? now });
      await this.trail.record(tx, deal, entered, 'log', { logId: id, kind });
      return id;
    });
  }

  /** One more round of price talk by a party. Answers its id. @throws deal.offer-over */
  async makeOffer(actor: Actor, dealId: string, input: MakeOffer): Promise<string> {
    if (input.validUntil !== undefined && input.validUntil < shanghaiDate(this.clock.now())) {
      throw problem('deal.offer-over', { errors: [{ pointer: '/validUntil', detail: '报价有效期不能早于今天' }] });
    }
    return this.database.tx(async (tx) => {
      const entered = await this.entry.enter(tx, actor, dealId, 'offer');
      const id = newId();
      const { deal } = entered;
      const round = (await tx.countBy(DealOffer, { dealId })) + 1;
      await tx.insert(DealOffer, {
        id,
        dealId,
        round,
        amountFen: BigInt(input.amountFen),
        mode: input.mode,
        terms: input.terms,
        validUntil: input.validUntil ?? null,
        authorId: actor.userId,
        authorSide: partyOf(entered),
        createdAt: this.clock.now(),
      });
      await this.trail.advance(tx, deal, 'offer');
      await this.trail.record(tx, deal, entered, 'offer', { offerId: id, round });
      return id;
    });
  }

  /** Hands over a file (PDF, PNG or JPEG, at most 20 MiB). Answers its id. @throws deal.too-many-files */
  async addFile(actor: Actor, dealId: string, upload: Upload): Promise<string> {
    return this.database.tx(async (tx) => {
      const entered = await this.entry.enter(tx, actor, dealId, 'upload');
      const id = newId();
      const { deal, side } = entered;
      // The deal's row is locked: two at once do not both find the last place.
      if ((await tx.countBy(DealFile, { dealId })) >= MAX_FILES) throw problem('deal.too-many-files');
      const stored = await this.files.put(tx, 'deal', upload);
      await tx.insert(DealFile, {
        id,
        dealId,
        fileId: stored.id,
        authorId: actor.userId,
        authorSide: side,
        createdAt: this.clock.now(),
      });
      await this.trail.advance(tx, deal, 'upload');
      await this.trail.record(tx, deal, entered, 'upload', { fileId: id, sha256: stored.sha256 });
      return id;
    });
  }
}
