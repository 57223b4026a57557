// Records what an indicator stands at, with day, source and file. A record is corrected by a further one, never changed.
import { Audit } from '@app/identity';
import type { Actor } from '@app/identity';
import { Clock, Database, FileStore, isUniqueViolation, newId, problem } from '@app/platform';
import type { StoredFile, Tx, Upload } from '@app/platform';
import { shanghaiDate } from '@app/reference';
import { Injectable } from '@nestjs/common';
import { Indicator, IndicatorEvidence } from './indicator.entity.js';
import { isDistrictOfficial } from './indicator.policy.js';
import './indicator.problems.js';
import type { CorrectEvidence, RecordEvidence, StoredFileView } from './indicator.schema.js';
import { StatUnits } from './units.service.js';

@Injectable()
export class EvidenceBook {
  constructor(
    private readonly database: Database,
    private readonly units: StatUnits,
    private readonly files: FileStore,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * @param isDemo true marks the figure as invented for the demo
   * @throws problem indicator.not-found, indicator.not-your-unit, indicator.unknown-unit, indicator.in-future,
   *   indicator.needs-metric, indicator.unknown-file
   */
  async record(actor: Actor, code: string, given: RecordEvidence, isDemo = false): Promise<void> {
    await this.database.tx((tx) => this.enter(tx, actor, code, given, { correctsId: null, reason: null, isDemo }));
  }

  /** @throws problem indicator.evidence-not-found, indicator.already-corrected, and what `record` throws */
  async correct(actor: Actor, code: string, id: string, { reason, ...given }: CorrectEvidence): Promise<void> {
    const before = await this.seen(actor, code, id);
    try {
      await this.database.tx((tx) =>
        this.enter(tx, actor, code, given, { correctsId: before.id, reason, isDemo: before.isDemo }),
      );
    } catch (error) {
      const isTaken = isUniqueViolation(error, 'indicator_evidence_corrected_once');
      throw isTaken ? problem('indicator.already-corrected') : error;
    }
  }

  /** Keeps a file for a record that is being written. */
  async keepFile(actor: Actor, upload: Upload): Promise<StoredFileView> {
    const file = await this.database.tx(async (tx) => {
      const stored = await this.files.put(tx, 'dashboard', upload);
      await this.audit.write(tx, actor, {
        action: 'indicator.upload',
        subjectType: 'stored-file',
        subjectId: stored.id,
        detail: { sha256: stored.sha256 },
      });
      return stored;
    });
    return { fileId: file.id, name: file.name, sizeBytes: file.size };
  }

  /** @throws problem indicator.evidence-not-found, also where the record has no file */
  async file(actor: Actor, code: string, id: string): Promise<StoredFile & { content: Buffer }> {
    const { fileId } = await this.seen(actor, code, id);
    const stored = fileId === null ? undefined : await this.files.read(fileId);
    if (!stored) throw problem('indicator.evidence-not-found');
    return stored;
  }

  /** True when `actor` put the file there: nobody hangs up another room's or another person's file. */
  async isOwnFile(actor: Actor, fileId: string): Promise<boolean> {
    const rows = await this.database.query(
      `select 1 from stored_file f join audit_entry a on a.subject_type = 'stored-file' and a.subject_id = f.id::text
       where f.id = $1 and f.room = 'dashboard' and a.actor_id = $2 limit 1`,
      [fileId, actor.userId],
    );
    return rows.length > 0;
  }

  private async enter(
    tx: Tx,
    actor: Actor,
    code: string,
    given: RecordEvidence,
    kind: Pick<IndicatorEvidence, 'correctsId' | 'reason' | 'isDemo'>,
  ): Promise<void> {
    const indicator = await tx.findOneBy(Indicator, { code });
    if (!indicator) throw problem('indicator.not-found');
    await this.check(actor, indicator, given);
    const { value, asOf, note, source } = given;
    const id = newId();
    await tx.insert(IndicatorEvidence, {
      id,
      indicatorCode: code,
      value: BigInt(value),
      asOf,
      metric: indicator.systemSource === 'LEDGER_VALUE' ? (given.metric ?? null) : null,
      unitCode: given.unitCode ?? null,
      note,
      source,
      fileId: given.fileId ?? null,
      ...kind,
      recordedBy: actor.userId,
      recordedAt: this.clock.now(),
    });
    await this.audit.write(tx, actor, {
      action: kind.correctsId === null ? 'indicator.record' : 'indicator.correct',
      subjectType: 'indicator',
      subjectId: code,
      detail: { evidenceId: id, value, asOf, unitCode: given.unitCode ?? null, correctsId: kind.correctsId },
    });
  }

  private async check(actor: Actor, indicator: Indicator, given: RecordEvidence): Promise<void> {
    const fault = (code: string, pointer: string, detail: string) => problem(code, { errors: [{ pointer, detail }] });
    if (given.unitCode) await this.units.get(given.unitCode);
    const own = (await this.units.seenBy(actor)).map((unit) => unit.code);
    if (!isDistrictOfficial(actor) && !own.includes(given.unitCode ?? ''))
      throw fault('indicator.not-your-unit', '/unitCode', '请选择本单位');
    if (given.asOf > shanghaiDate(this.clock.now())) throw fault('indicator.in-future', '/asOf', '不得晚于今天');
    if (indicator.systemSource === 'LEDGER_VALUE' && !given.metric)
      throw fault('indicator.needs-metric', '/metric', '请注明金额口径');
    if (given.fileId && !(await this.isOwnFile(actor, given.fileId)))
      throw fault('indicator.unknown-file', '/fileId', '请重新上传附件');
  }

  private async seen(actor: Actor, code: string, id: string): Promise<IndicatorEvidence> {
    const row = await this.database.manager.findOneBy(IndicatorEvidence, { id, indicatorCode: code });
    const own = (await this.units.seenBy(actor)).map((unit) => unit.code);
    const isSeen = row && (isDistrictOfficial(actor) || own.includes(row.unitCode ?? ''));
    if (!isSeen) throw problem('indicator.evidence-not-found');
    return row;
  }
}
