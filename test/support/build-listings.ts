// Open achievements and demands for tests: valid rows with readable defaults, written past the review on purpose.
import { newId, type Database } from '@app/platform';

let count = 0;

const disclosure = { summary: 'PUBLIC', technical: 'PUBLIC', commercial: 'PUBLIC', team: 'REGISTERED' };

interface ListingFacts {
  organisationId: string;
  title?: string;
  techArea?: string;
  bases?: string[];
  contactUserId?: string;
}

/** A published achievement, valid for a year; returns its id. */
export async function buildAchievement(
  database: Database,
  facts: ListingFacts & { state?: 'PUBLISHED' | 'WITHDRAWN' | 'DRAFT' },
): Promise<string> {
  const id = newId();
  await database.query(
    `insert into achievement (id, code, organisation_id, contact_user_id, state, title, keywords, comparison, indicators,
       ip, ip_state, modes, licence_modes, tech_area, bases, completers, disclosure, revision_state, published_at,
       valid_until, version, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, '{}', '[]', '[]', '[]', 'NONE', '{}', '{}', $7, $8, '[]', $9, 'NONE', now(),
       now() + interval '1 year', 1, now(), now())`,
    [
      id,
      `FC-T-${++count}`,
      facts.organisationId,
      facts.contactUserId ?? null,
      facts.state ?? 'PUBLISHED',
      facts.title ?? '页岩气井筒完整性在线监测技术',
      facts.techArea ?? '06',
      facts.bases ?? ['B2'],
      JSON.stringify(disclosure),
    ],
  );
  return id;
}

/** An open demand, valid for a year; returns its id. */
export async function buildDemand(
  database: Database,
  facts: ListingFacts & { isAnonymous?: boolean },
): Promise<string> {
  const id = newId();
  await database.query(
    `insert into demand (id, code, organisation_id, contact_user_id, state, is_anonymous, title, targets,
       cooperation_modes, tech_area, bases, preferred_partners, excluded_partners, published_at, confirmed_at,
       valid_until, version, created_at, updated_at)
     values ($1, $2, $3, $4, 'OPEN', $5, $6, '[]', '{}', $7, $8, '{}', '{}', now(), now(),
       now() + interval '1 year', 1, now(), now())`,
    [
      id,
      `FN-T-${++count}`,
      facts.organisationId,
      facts.contactUserId ?? null,
      facts.isAnonymous ?? false,
      facts.title ?? '求购高温气井环空带压监测方案',
      facts.techArea ?? '06',
      facts.bases ?? ['B2'],
    ],
  );
  return id;
}
