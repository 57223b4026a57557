// Signs and answers checkpoints. Never signs two that contradict: what was signed before, in the database and in the copy
// outside of it, must be a beginning of the tree that is signed now.
import { Clock, Database, Log, problem } from '@app/platform';
import { PlanPeriods } from '@app/reference';
import { Injectable } from '@nestjs/common';
import { verifyConsistency } from '../tree/merkle.js';
import type { TreeHead } from '../tree/merkle.js';
import { StoredTree } from '../tree/stored-tree.js';
import type { Statements } from '../tree/stored-tree.js';
import { Keys, lockSigning } from './keys.service.js';
import { checkpointText, openNote, readCheckpoint, signNote } from './note.js';
import type { CheckpointBody } from './note.js';
import { OutsideCopy } from './outside-copy.js';
import { planTotals } from './plan-totals.js';

/** A signed checkpoint. */
export interface Checkpoint {
  stream: string;
  /** Entries that it covers. */
  size: number;
  root: Buffer;
  /** The signed note, as it is published. */
  note: string;
  signedAt: Date;
}

/** New entries after which a checkpoint is due, or the time after which any new entry makes one due. */
export const DUE_ENTRIES = 1_000;
export const DUE_MS = 600_000;
/** People may ask for a new checkpoint as often as this. */
const ON_REQUEST_MS = 10_000;

const SELECT = 'select size, root, note, signed_at from ledger_checkpoint where stream_key = $1';

interface CheckpointRow {
  size: string;
  root: Buffer;
  note: string;
  signed_at: Date;
}

@Injectable()
export class Checkpoints {
  /** Per stream the signing that has not begun yet, and the last one that has: callers of one process share one. */
  private readonly waiting = new Map<string, Promise<Checkpoint>>();
  private readonly running = new Map<string, Promise<unknown>>();

  constructor(
    private readonly database: Database,
    private readonly keys: Keys,
    private readonly plans: PlanPeriods,
    private readonly copy: OutsideCopy,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** The checkpoint of the most entries; null while there is none. */
  latest(stream: string): Promise<Checkpoint | null> {
    return newest(this.database, stream);
  }

  /** The checkpoint of exactly `size` entries; null where none was signed at that size. */
  async at(stream: string, size: number): Promise<Checkpoint | null> {
    const [row] = await this.database.query<CheckpointRow>(`${SELECT} and size = $2`, [stream, size]);
    return row ? toCheckpoint(stream, row) : null;
  }

  /**
   * A checkpoint that covers every entry that is committed when this is called: a new one, or the one that exists.
   * @throws problem ledger.contradiction, ledger.key-missing
   */
  sign(stream: string): Promise<Checkpoint> {
    const next = this.waiting.get(stream) ?? this.signNext(stream);
    this.waiting.set(stream, next);
    return next;
  }

  /** The same at the wish of a person, every ten seconds at most. @throws problem request.too-many */
  async signOnRequest(stream: string): Promise<Checkpoint> {
    const latest = await this.latest(stream);
    const sinceMs = latest ? this.clock.now().getTime() - latest.signedAt.getTime() : ON_REQUEST_MS;
    if (latest && sinceMs < ON_REQUEST_MS && latest.size < (await new StoredTree(this.database, stream).length())) {
      throw problem('request.too-many', { retryAfterS: Math.ceil((ON_REQUEST_MS - sinceMs) / 1_000) });
    }
    return this.sign(stream);
  }

  /** Signs where it is due: after a thousand entries, or ten minutes after the last one if any entry came. */
  async signWhenDue(stream: string): Promise<void> {
    const length = await new StoredTree(this.database, stream).length();
    const latest = await this.latest(stream);
    const fresh = length - (latest?.size ?? 0);
    const isOld = this.clock.now().getTime() - (latest?.signedAt.getTime() ?? 0) >= DUE_MS;
    if (fresh >= DUE_ENTRIES || (fresh !== 0 && isOld)) await this.sign(stream);
  }

  private async signNext(stream: string): Promise<Checkpoint> {
    await this.running.get(stream)?.catch(() => undefined);
    const signing = this.signNow(stream);
    this.waiting.delete(stream);
    this.running.set(stream, signing);
    return signing;
  }

  /** Most of the growing is done before the lock, so that it is held for one small step only. */
  private async signNow(stream: string): Promise<Checkpoint> {
    await new StoredTree(this.database, stream).grow();
    const periods = await this.plans.list();
    try {
      return await this.database.tx(async (tx) => {
        await lockSigning(tx, stream);
        const latest = await newest(tx, stream);
        const tree = new StoredTree(tx, stream);
        const size = await tree.grow();
        if (latest?.size === size) return latest;
        const head = { size, root: await tree.root(size) };
        const before = latest && (await this.opened(tx, latest));
        if (before) await requireExtension(tree, before, head);
        await this.requireExtensionOfCopy(tx, { tree, stream, head });
        const signers = await this.keys.signers(tx, stream);
        const signedAt = this.clock.now();
        const plans = await planTotals(tx, { stream, size, periods, before });
        const text = checkpointText({ origin: signers[0]?.name ?? '', ...head, signedAt, plans });
        const signed = { stream, ...head, note: signNote(text, signers), signedAt };
        this.keep(signed);
        await insert(tx, signed);
        return signed;
      });
    } catch (error) {
      this.log.fault(error, 'no checkpoint signed', { stream });
      throw error;
    }
  }

  /** The stored checkpoint as it was signed. @throws problem ledger.contradiction: no key of the stream signed this row */
  private async opened(tx: Statements, stored: Checkpoint): Promise<CheckpointBody> {
    const opened = openNote(stored.note, await this.keys.list(stored.stream, tx));
    const body = opened && opened.signedBy.length > 0 ? readCheckpoint(opened.text) : null;
    if (!body || body.size !== stored.size || !body.root.equals(stored.root)) {
      throw contradiction(`数据库里第 ${stored.size} 条处的检查点没有有效签名，或与签名内容不符`);
    }
    return body;
  }

  /** A copy that was signed under another origin speaks of another log. */
  private async requireExtensionOfCopy(
    tx: Statements,
    { tree, stream, head }: { tree: StoredTree; stream: string; head: TreeHead },
  ): Promise<void> {
    const note = this.copy.read(stream);
    if (note === undefined) return;
    const file = this.copy.nameOf(stream);
    const body = readCheckpoint(note.slice(0, note.lastIndexOf('\n\n') + 1));
    if (!body) throw contradiction(`库外副本 ${file} 无法读懂`);
    const own = [await this.keys.nextName(tx, stream), ...(await this.keys.list(stream, tx)).map(({ name }) => name)];
    if (own.includes(body.origin)) await requireExtension(tree, body, head, `（库外副本 ${file}）`);
  }

  /** Before the commit: what nobody has seen may be in the copy, but nothing that somebody saw may be missing there. */
  private keep(signed: Checkpoint): void {
    try {
      this.copy.write(signed.stream, signed.note);
    } catch (error) {
      this.log.warn('the copy of the checkpoint outside of the database could not be written', {
        error: String(error),
      });
    }
  }
}

async function newest(statements: Statements, stream: string): Promise<Checkpoint | null> {
  const [row] = await statements.query<CheckpointRow>(`${SELECT} order by size desc limit 1`, [stream]);
  return row ? toCheckpoint(stream, row) : null;
}

async function insert(tx: Statements, { stream, size, root, note, signedAt }: Checkpoint): Promise<void> {
  await tx.query(
    'insert into ledger_checkpoint (stream_key, size, root, note, signed_at) values ($1, $2, $3, $4, $5)',
    [stream, size, root, note, signedAt],
  );
}

async function requireExtension(tree: StoredTree, before: TreeHead, head: TreeHead, where = ''): Promise<void> {
  if (before.size > head.size) {
    throw contradiction(`已签署到第 ${before.size} 条${where}，而数据库只有 ${head.size} 条`);
  }
  if (!verifyConsistency(before, head, await tree.consistency(before.size, head.size))) {
    throw contradiction(`前 ${before.size} 条与已签署的检查点${where}不符`);
  }
}

function contradiction(fact: string): Error {
  return problem('ledger.contradiction', { detail: `${fact}。${TO_DO}` });
}

/** What an operator must do; also in the log. */
const TO_DO =
  '多半是恢复了旧的数据库备份，或台账被改动。请停止登记，用 npm run ledger:verify 核验，并恢复包含全部已签署分录的备份；' +
  '若分录确已永久丢失，须公告后换用新的 LEDGER_ORIGIN 和空的数据目录重新开始，不得用原名称续签。' +
  ' Most likely an older backup was restored, or the ledger was changed: stop registering, run npm run ledger:verify, and restore a backup that holds every signed entry. If entries are lost for good, say so in public and start a new log under another LEDGER_ORIGIN; never sign on under the old name.';

function toCheckpoint(stream: string, row: CheckpointRow): Checkpoint {
  return { stream, size: Number(row.size), root: row.root, note: row.note, signedAt: row.signed_at };
}
