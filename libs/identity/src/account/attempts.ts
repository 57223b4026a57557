// Limits guessing: counts failed tries per account and per address. Each try is written BEFORE the password is
// checked, so that a hundred tries at once do not all see an empty count.
import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock, Database, newId, problem, Task } from '@app/platform';
import type { Tx } from '@app/platform';

const WINDOW_S = 15 * 60;
/** Failures of one account within the window; a right password ends the count. */
export const ACCOUNT_LIMIT = 10;
/** Failures from one address within the window: an office shares one, so it is wider. */
export const ADDRESS_LIMIT = 50;

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
   * Writes a try as failed and returns its id; `succeed` corrects it.
   * @throws identity.too-many-attempts (429, Retry-After) when the account or the address has used up its tries
   */
  async begin(loginName: string, address: string): Promise<string> {
    const loginHash = createHash('sha256').update(loginName).digest();
    return this.database.tx(async (tx) => {
      await this.serialise(tx, loginHash, address);
      await this.refuseExcess(await this.failuresOfLogin(tx, loginHash), ACCOUNT_LIMIT);
      await this.refuseExcess(await this.failuresOfAddress(tx, address), ADDRESS_LIMIT);
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

  /** Forgets tries older than a day. */
  @Task('identity.forget-attempts')
  async forgetOld(): Promise<void> {
    const dayAgo = new Date(this.clock.now().getTime() - 86_400_000);
    await this.database.query(`DELETE FROM sign_in_attempt WHERE attempted_at < $1`, [dayAgo]);
  }

  /** Tries of one login, and of one address, pass the count one after the other. Always login first: no deadlock. */
  private async serialise(tx: Tx, loginHash: Buffer, address: string): Promise<void> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('sign-in-login:' || $1, 0))`, [
      loginHash.toString('hex'),
    ]);
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('sign-in-address:' || $1, 0))`, [address]);
  }

  private async refuseExcess({ failures, oldestAt }: Count, limit: number): Promise<void> {
    if (failures < limit || !oldestAt) return;
    const freeAt = oldestAt.getTime() + WINDOW_S * 1000;
    const retryAfterS = Math.max(1, Math.ceil((freeAt - this.clock.now().getTime()) / 1000));
    throw problem('identity.too-many-attempts', {
      detail: `请在 ${Math.ceil(retryAfterS / 60)} 分钟后再试`,
      retryAfterS,
    });
  }

  private windowStart(): Date {
    return new Date(this.clock.now().getTime() - WINDOW_S * 1000);
  }

  private async failuresOfLogin(tx: Tx, loginHash: Buffer): Promise<Count> {
    const [row]: Count[] = await tx.query(
      `SELECT count(*)::int AS failures, min(attempted_at) AS "oldestAt" FROM sign_in_attempt
       WHERE login_hash = $1 AND NOT has_succeeded AND attempted_at > greatest($2, (
         SELECT max(attempted_at) FROM sign_in_attempt WHERE login_hash = $1 AND has_succeeded))`,
      [loginHash, this.windowStart()],
    );
    return row ?? { failures: 0, oldestAt: null };
  }

  private async failuresOfAddress(tx: Tx, address: string): Promise<Count> {
    const [row]: Count[] = await tx.query(
      `SELECT count(*)::int AS failures, min(attempted_at) AS "oldestAt" FROM sign_in_attempt
       WHERE address = $1 AND NOT has_succeeded AND attempted_at > $2`,
      [address, this.windowStart()],
    );
    return row ?? { failures: 0, oldestAt: null };
  }
}
