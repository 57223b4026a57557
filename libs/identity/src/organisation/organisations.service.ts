// What other rooms may ask about organisations: cards by id. Not for claiming or confirming (claims, memberships).
import { Injectable } from '@nestjs/common';
import { Database, problem } from '@app/platform';
import type { OrganisationKind } from '../role.schema.js';
import type { OrganisationStatus } from './organisation.schema.js';

/** The facts of an organisation that other rooms copy, filter or show. */
export interface OrganisationCard {
  id: string;
  name: string;
  kind: OrganisationKind;
  creditCode: string;
  regionCode: string;
  townshipCode: string | null;
  parkCode: string | null;
  partyType: string;
  industryCode: string | null;
  scale: string | null;
  status: OrganisationStatus;
}

const CARD_COLUMNS = `id, name, kind, credit_code AS "creditCode", region_code AS "regionCode",
  township_code AS "townshipCode", park_code AS "parkCode", party_type AS "partyType",
  industry_code AS "industryCode", scale, status`;

@Injectable()
export class Organisations {
  constructor(private readonly database: Database) {}

  /** Cards of the given organisations in any order; unknown ids are left out. */
  async byIds(ids: readonly string[]): Promise<OrganisationCard[]> {
    if (ids.length === 0) return [];
    return this.database.query<OrganisationCard>(
      `SELECT ${CARD_COLUMNS} FROM organisation WHERE id = ANY($1::uuid[])`,
      [ids],
    );
  }

  /** @throws identity.organisation-not-found */
  async get(id: string): Promise<OrganisationCard> {
    const [card] = await this.byIds([id]);
    if (!card) throw problem('identity.organisation-not-found');
    return card;
  }

  /** The organisation with this normalised 统一社会信用代码, or null. */
  async byCreditCode(creditCode: string): Promise<OrganisationCard | null> {
    const [card] = await this.database.query<OrganisationCard>(
      `SELECT ${CARD_COLUMNS} FROM organisation WHERE credit_code = $1`,
      [creditCode],
    );
    return card ?? null;
  }
}
