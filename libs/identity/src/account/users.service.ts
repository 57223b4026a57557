// What other rooms may ask about people: names, who holds a role, contacts. Not for signing in (accounts, sessions).
import { Injectable } from '@nestjs/common';
import { Database, problem, type Tx } from '@app/platform';
import type { Role } from '../role.schema.js';

export interface UserCard {
  id: string;
  name: string;
}

export interface UserContact {
  name: string;
  /** E.164. */
  mobile: string;
  email: string | null;
}

@Injectable()
export class Users {
  constructor(private readonly database: Database) {}

  /** Cards of the given users in any order; unknown ids are left out. */
  async byIds(ids: readonly string[]): Promise<UserCard[]> {
    if (ids.length === 0) return [];
    return this.database.query<UserCard>(`SELECT id, name FROM user_account WHERE id = ANY($1::uuid[])`, [ids]);
  }

  /** Ids of active users that hold `role` in an active membership of the organisation (null: of any organisation). */
  async usersWithRole(organisationId: string | null, role: Role): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT DISTINCT m.user_id AS id
       FROM membership m
       JOIN user_account u ON u.id = m.user_id AND u.status = 'ACTIVE'
       JOIN organisation o ON o.id = m.organisation_id AND o.status = 'ACTIVE'
       WHERE m.status = 'ACTIVE' AND m.roles @> ARRAY[$2]::varchar[] AND ($1::uuid IS NULL OR m.organisation_id = $1)
       ORDER BY 1`,
      [organisationId, role],
    );
    return rows.map((row) => row.id);
  }

  /**
   * Organisations that each user belongs to or once belonged to: a conflict of interest does not end when somebody
   * switches the membership off. Users without any are absent.
   * @param manager of the caller's transaction, when there is one
   */
  async organisationsOf(
    userIds: readonly string[],
    manager: Tx = this.database.manager,
  ): Promise<Map<string, string[]>> {
    const rows: { userId: string; ids: string[] }[] = await manager.query(
      `SELECT user_id AS "userId", array_agg(organisation_id) AS ids FROM membership
       WHERE user_id = ANY($1::uuid[]) AND status IN ('ACTIVE', 'DISABLED') GROUP BY user_id`,
      [userIds],
    );
    return new Map(rows.map((row) => [row.userId, row.ids]));
  }

  /**
   * Is somebody an active member of both the organisation and the one with this 统一社会信用代码? One organisation alone
   * shares nobody with itself.
   * @param manager of the caller's transaction, when there is one
   */
  async shareMember(organisationId: string, creditCode: string, manager: Tx = this.database.manager): Promise<boolean> {
    const rows: unknown[] = await manager.query(
      `SELECT 1 FROM membership a
       JOIN membership b ON b.user_id = a.user_id AND b.status = 'ACTIVE' AND b.organisation_id <> a.organisation_id
       JOIN organisation o ON o.id = b.organisation_id AND o.credit_code = $2
       JOIN user_account u ON u.id = a.user_id AND u.status = 'ACTIVE'
       WHERE a.organisation_id = $1 AND a.status = 'ACTIVE' LIMIT 1`,
      [organisationId, creditCode],
    );
    return rows.length > 0;
  }

  /**
   * Name and contacts of one user. The caller answers for who may see them.
   * @throws identity.user-not-found
   */
  async contactOf(userId: string): Promise<UserContact> {
    const [row] = await this.database.query<UserContact>(`SELECT name, mobile, email FROM user_account WHERE id = $1`, [
      userId,
    ]);
    if (!row) throw problem('identity.user-not-found');
    return row;
  }
}
