// Reading organisations: the operator's list, one's own, and the look-up before a claim.
import { Injectable } from '@nestjs/common';
import { Database, decodeCursor, encodeCursor, problem } from '@app/platform';
import { creditCodeWarning } from '@app/reference';
import type { Actor } from '../actor.js';
import { canReadOrganisation } from '../identity.policy.js';
import { ORGANISATION_SELECT, organisationView } from './organisation.queries.js';
import type { OrganisationRow } from './organisation.queries.js';
import type { LookupView, OrganisationPage, OrganisationQuery, OrganisationView } from './organisation.schema.js';
import { Organisations } from './organisations.service.js';

@Injectable()
export class OrganisationDesk {
  constructor(
    private readonly database: Database,
    private readonly organisations: Organisations,
  ) {}

  /** All organisations, newest first; only for those who may review them. */
  async list(actor: Actor, query: OrganisationQuery): Promise<OrganisationPage> {
    const before = query.cursor ? decodeCursor(query.cursor, ['uuid'])[0] : null;
    const rows = await this.database.query<OrganisationRow>(
      `${ORGANISATION_SELECT} WHERE ($1::text IS NULL OR o.status = $1) AND ($2::text IS NULL OR o.kind = $2)
         AND ($3::uuid IS NULL OR o.id < $3) ORDER BY o.id DESC LIMIT $4`,
      [query.status ?? null, query.kind ?? null, before, query.limit + 1],
    );
    const items = rows.slice(0, query.limit);
    const last = rows.length > query.limit ? items.at(-1) : undefined;
    return {
      items: items.map((row) => organisationView(actor, row)),
      nextCursor: last ? encodeCursor([last.id]) : null,
    };
  }

  /** @throws identity.organisation-not-found also for an organisation that is not the actor's */
  async view(actor: Actor, id: string): Promise<OrganisationView> {
    const [row] = await this.database.query<OrganisationRow>(`${ORGANISATION_SELECT} WHERE o.id = $1`, [id]);
    if (!row || !canReadOrganisation(actor, row)) throw problem('identity.organisation-not-found');
    return organisationView(actor, row);
  }

  /** Whether a code is already on the platform, under which name. A refused one counts as unknown. */
  async lookUp(creditCode: string): Promise<LookupView> {
    const known = await this.organisations.byCreditCode(creditCode);
    const isKnown = known !== null && known.status !== 'REFUSED';
    return {
      creditCode,
      organisation: isKnown ? { id: known.id, name: known.name, kind: known.kind } : null,
      creditCodeWarning: creditCodeWarning(creditCode) ?? null,
    };
  }
}
