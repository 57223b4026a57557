// Who is suggested how often: a report for the operator. It only counts; no score reads it.
import { Injectable } from '@nestjs/common';
import { AchievementCatalogue } from '@app/achievement';
import { Organisations, type Actor } from '@app/identity';
import { Clock, Database } from '@app/platform';
import type { ExposureReport } from './exposure.schema.js';

interface Counted {
  organisationId: string;
  active: number;
  everShown: number;
  places: number;
}

const SHOWN_UNITS = 100;

/** Rows of listings are counted where they lie: carrying a hundred thousand of them through a door to count them is no use. */
const BY_ORGANISATION = `
  SELECT a.organisation_id AS "organisationId", count(*)::int AS active,
    count(*) FILTER (WHERE m.shown)::int AS "everShown", coalesce(sum(m.places), 0)::int AS places
  FROM achievement a
  LEFT JOIN LATERAL (
    SELECT true AS shown, count(*) FILTER (WHERE rank IS NOT NULL) AS places
    FROM match WHERE achievement_id = a.id HAVING count(*) > 0
  ) AS m ON true
  WHERE a.state = 'PUBLISHED' AND a.valid_until > $1
  GROUP BY a.organisation_id ORDER BY places DESC, active DESC, a.organisation_id`;

@Injectable()
export class Exposure {
  constructor(
    private readonly database: Database,
    private readonly organisations: Organisations,
    private readonly catalogue: AchievementCatalogue,
    private readonly clock: Clock,
  ) {}

  async report(actor: Actor): Promise<ExposureReport> {
    const now = this.clock.now();
    const counted = await this.database.query<Counted & Record<string, unknown>>(BY_ORGANISATION, [now]);
    const total = (of: keyof Omit<Counted, 'organisationId'>): number => counted.reduce((sum, row) => sum + row[of], 0);
    const [active, places] = [total('active'), total('places')];
    const shown = counted.slice(0, SHOWN_UNITS);
    const units = await this.organisations.byIds(shown.map((row) => row.organisationId));
    const nameOf = new Map(units.map((unit) => [unit.id, unit.name]));
    return {
      active,
      everShown: total('everShown'),
      places,
      top: await this.top(actor, places),
      rows: shown.map((row) => ({
        organisationId: row.organisationId,
        active: row.active,
        everShown: row.everShown,
        places: row.places,
        name: nameOf.get(row.organisationId) ?? '',
        placeShare: shareOf(row.places, places),
        activeShare: shareOf(row.active, active),
      })),
      asOf: now.toISOString(),
    };
  }

  /** The achievement that stands on most lists. */
  private async top(actor: Actor, places: number): Promise<ExposureReport['top']> {
    const [row] = await this.database.query<{ id: string; places: number }>(
      `SELECT achievement_id AS id, count(*)::int AS places FROM match WHERE rank IS NOT NULL
       GROUP BY achievement_id ORDER BY places DESC, id LIMIT 1`,
    );
    const [card] = row ? await this.catalogue.cards(actor, [row.id]) : [];
    if (!row || !card) return null;
    return { achievementId: row.id, title: card.title, places: row.places, share: shareOf(row.places, places) };
  }
}

function shareOf(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
