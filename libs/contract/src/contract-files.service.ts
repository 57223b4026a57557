// Files of a filing: who may add, take away and read them. The bytes are the platform's file store's.
import { Audit, type Actor } from '@app/identity';
import { Database, FileStore, newId, problem, type StoredFile, type Upload } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { ContractEntry } from './contract.entry.js';
import { seesFile } from './contract.policy.js';
import type { ContractFileView, FileKind } from './contract.schema.js';
import { ContractTrail } from './contract.trail.js';
import { ContractViews } from './contract.views.js';
import { ContractFile } from './contract-file.entity.js';

const MAX_FILES = 30;

@Injectable()
export class ContractFiles {
  constructor(
    private readonly database: Database,
    private readonly store: FileStore,
    private readonly entry: ContractEntry,
    private readonly views: ContractViews,
    private readonly trail: ContractTrail,
    private readonly audit: Audit,
  ) {}

  /** @throws contract.not-found */
  async list(actor: Actor, id: string): Promise<{ items: ContractFileView[] }> {
    const { side } = await this.entry.look(actor, id);
    return { items: await this.views.filesOf(id, side) };
  }

  /** Adds a file while the form may be edited. @throws contract.wrong-state, contract.too-many-files */
  async add(actor: Actor, id: string, kind: FileKind, upload: Upload): Promise<{ items: ContractFileView[] }> {
    const seen = await this.entry.look(actor, id);
    await this.database.tx(async (tx) => {
      const { row } = await this.entry.enter(tx, seen, 'upload');
      if ((await tx.countBy(ContractFile, { contractId: id })) >= MAX_FILES) throw problem('contract.too-many-files');
      const { id: fileId } = await this.store.put(tx, 'contract', upload);
      const file = { id: newId(), contractId: id, fileId, kind, addedBy: actor.userId, addedAt: this.trail.now() };
      await tx.insert(ContractFile, file);
      await this.trail.keep(tx, row, {});
      await this.note(tx, actor, 'add-file', id, { fileId, kind });
    });
    return this.list(actor, id);
  }

  /** Takes a file away while the form may be edited. @throws contract.file-not-found, contract.wrong-state */
  async remove(actor: Actor, id: string, contractFileId: string): Promise<{ items: ContractFileView[] }> {
    const seen = await this.entry.look(actor, id);
    await this.database.tx(async (tx) => {
      const { row } = await this.entry.enter(tx, seen, 'upload');
      const file = await tx.findOneBy(ContractFile, { id: contractFileId, contractId: id });
      if (!file) throw problem('contract.file-not-found');
      await tx.delete(ContractFile, { id: file.id });
      await this.trail.keep(tx, row, {});
      await this.note(tx, actor, 'remove-file', id, { fileId: file.fileId, kind: file.kind });
    });
    return this.list(actor, id);
  }

  /** @throws contract.not-found; contract.file-not-found, also where the side may not read it */
  async read(actor: Actor, id: string, contractFileId: string): Promise<StoredFile & { content: Buffer }> {
    const { side } = await this.entry.look(actor, id);
    const file = await this.database.manager.findOneBy(ContractFile, { id: contractFileId, contractId: id });
    const stored = file && seesFile(side, file.kind) ? await this.store.read(file.fileId) : undefined;
    if (!stored) throw problem('contract.file-not-found');
    return stored;
  }

  private note(
    tx: Parameters<Audit['write']>[0],
    actor: Actor,
    verb: string,
    contractId: string,
    detail: object,
  ): Promise<void> {
    return this.audit.write(tx, actor, {
      action: `contract.${verb}`,
      subjectType: 'contract',
      subjectId: contractId,
      detail,
    });
  }
}
