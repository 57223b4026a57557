// The operator's list of users. Mobile numbers are masked: the list is for finding an account, not for calling.
import { Injectable } from '@nestjs/common';
import { Database, decodeCursor, encodeCursor } from '@app/platform';
import type { Actor } from '../actor.js';
import { userAbilities } from '../identity.policy.js';
import type { UserPage, UserQuery, UserRow } from './account.schema.js';

type Row = Omit<UserRow, 'can' | 'mobileMasked'> & { mobile: string };

@Injectable()
export class UserDirectory {
  constructor(private readonly database: Database) {}

  /** Users whose name or login name contains `q`, newest first. */
  async list(actor: Actor, query: UserQuery): Promise<UserPage> {
    const before = query.cursor ? decodeCursor(query.cursor, ['uuid'])[0] : null;
    const rows = await this.database.query<Row>(
      `SELECT u.id, u.name, u.login_name AS "loginName", u.mobile, u.status, u.created_at AS "createdAt",
         coalesce((SELECT jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name, 'roles', m.roles) ORDER BY m.id)
           FROM membership m JOIN organisation o ON o.id = m.organisation_id
           WHERE m.user_id = u.id AND m.status = 'ACTIVE'), '[]') AS organisations
       FROM user_account u
       WHERE ($1::text IS NULL OR position(lower($1) in lower(u.name)) > 0 OR position(lower($1) in u.login_name) > 0)
         AND ($2::text IS NULL OR u.status = $2) AND ($3::uuid IS NULL OR u.id < $3)
       ORDER BY u.id DESC LIMIT $4`,
      [query.q ?? null, query.status ?? null, before, query.limit + 1],
    );
    const items = rows.slice(0, query.limit);
    const last = rows.length > query.limit ? items.at(-1) : undefined;
    return { items: items.map((row) => toView(actor, row)), nextCursor: last ? encodeCursor([last.id]) : null };
  }
}

/** `138****1234` (domain §4.4). */
export function maskMobile(mobile: string): string {
  const digits = mobile.replace('+86', '');
  return `${digits.slice(0, 3)}****${digits.slice(-4)}`;
}

function toView(actor: Actor, { mobile, ...row }: Row): UserRow {
  return { ...row, mobileMasked: maskMobile(mobile), can: userAbilities(actor, row) };
}
