// Limits guessing: counts failed tries per account and address, per account and per address. Each try is written BEFORE
// the password is checked, so that a hundred tries at once do not all see an empty count.
import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock, Database, newId, problem, Task } from '@app/platform';
import type { Tx } from '@app/platform';

const WINDOW_S = 15 * 60;
/** Failures of one account from one address within the window; a right password from there ends the count. */
export const PAIR_LIMIT = 10;
/** Failures of one account from everywhere: wide, so that a stranger cannot keep its owner out with a few tries. */
export const ACCOUNT_LIMIT = 100;
/** Failures from one address for all accounts: an office shares one. */
export const ADDRESS_LIMIT = 50;
/**
 * An address from which the account was signed in to this recently is only counted as a pair: neither strangers' tries
 * elsewhere nor a colleague's behind the same address close it.
 */
const KNOWN_DAYS = 30;
const DAY_MS = 86_400_000;

interface Count {
  failures: number;
  /** Oldest counted failure: when it leaves the window, one more try is free. */
  oldestAt: Date | null;
}

@Injectable()
export class Attempts {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Writes a try as failed and returns its id; `succeed` corrects it. A login name that nobody has is counted the same.
   * @throws identity.too-many-attempts (429, Retry-After) when the pair, the account or the address has used up its tries
   */
  async begin(loginName: string, address: string): Promise<string> {
    const loginHash = createHash('sha256').update(loginName).digest();
    return this.database.tx(async (tx) => {
      await this.serialise(tx, loginHash, address);
      const knownSince = await this.lastSuccess(tx, loginHash, address);
      this.refuseExcess(await this.failuresOfPair(tx, loginHash, address, knownSince), PAIR_LIMIT);
      if (!knownSince) {
        this.refuseExcess(await this.failures(tx, 'login_hash', loginHash), ACCOUNT_LIMIT);
        this.refuseExcess(await this.failures(tx, 'address', address), ADDRESS_LIMIT);
      }
      const id = newId();
      await tx.query(
        `INSERT INTO sign_in_attempt (id, login_hash, address, attempted_at, has_succeeded) VALUES ($1, $2, $3, $4, false)`,
        [id, loginHash, address, this.clock.now()],
      );
      return id;
    });
  }

  async succeed(attemptId: string): Promise<void> {
    await this.database.query(`UPDATE sign_in_attempt SET has_succeeded = true WHERE id = $1`, [attemptId]);
  }

  /** Forgets failures after a day, and successes when their address is no longer known by them. */
  @Task('identity.forget-attempts')
  async forgetOld(): Promise<void> {
    await this.database.query(
      `DELETE FROM sign_in_attempt WHERE attempted_at < $1 OR (attempted_at < $2 AND NOT has_succeeded)`,
      [this.before(KNOWN_DAYS * DAY_MS), this.before(DAY_MS)],
    );
  }

  /** Tries of one login, and of one address, pass the count one after the other. Always login first: no deadlock. */
  private async serialise(tx: Tx, loginHash: Buffer, address: string): Promise<void> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('sign-in-login:' || $1, 0))`, [
      loginHash.toString('hex'),
    ]);
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('sign-in-address:' || $1, 0))`, [address]);
  }

  private refuseExcess({ failures, oldestAt }: Count, limit: number): void {
    if (failures < limit || !oldestAt) return;
    const freeAt = oldestAt.getTime() + WINDOW_S * 1000;
    const retryAfterS = Math.max(1, Math.ceil((freeAt - this.clock.now().getTime()) / 1000));
    throw problem('identity.too-many-attempts', {
      detail: `请在 ${Math.ceil(retryAfterS / 60)} 分钟后再试`,
      retryAfterS,
    });
  }

  private before(ms: number): Date {
    return new Date(this.clock.now().getTime() - ms);
  }

  private async lastSuccess(tx: Tx, loginHash: Buffer, address: string): Promise<Date | null> {
    const [row]: { at: Date | null }[] = await tx.query(
      `SELECT max(attempted_at) AS at FROM sign_in_attempt
       WHERE login_hash = $1 AND address = $2 AND has_succeeded AND attempted_at > $3`,
      [loginHash, address, this.before(KNOWN_DAYS * DAY_MS)],
    );
    return row?.at ?? null;
  }

  private async failuresOfPair(tx: Tx, loginHash: Buffer, address: string, since: Date | null): Promise<Count> {
    const [row]: Count[] = await tx.query(
      `SELECT count(*)::int AS failures, min(attempted_at) AS "oldestAt" FROM sign_in_attempt
       WHERE login_hash = $1 AND address = $2 AND NOT has_succeeded AND attempted_at > greatest($3, $4::timestamptz)`,
      [loginHash, address, this.before(WINDOW_S * 1000), since],
    );
    return row ?? { failures: 0, oldestAt: null };
  }

  private async failures(tx: Tx, column: 'login_hash' | 'address', value: Buffer | string): Promise<Count> {
    const [row]: Count[] = await tx.query(
      `SELECT count(*)::int AS failures, min(attempted_at) AS "oldestAt" FROM sign_in_attempt
       WHERE ${column} = $1 AND NOT has_succeeded AND attempted_at > $2`,
      [value, this.before(WINDOW_S * 1000)],
    );
    return row ?? { failures: 0, oldestAt: null };
  }
}
