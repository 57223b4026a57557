// Who is suggested how often: a report for the operator. It only counts; no score reads it.
import { Injectable } from '@nestjs/common';
import { AchievementCatalogue, Achievements } from '@app/achievement';
import { Organisations, type Actor } from '@app/identity';
import { Clock, Database } from '@app/platform';
import type { ExposureReport } from './exposure.schema.js';

interface Places {
  organisationId: string;
  places: number;
}

const SHOWN_UNITS = 100;

@Injectable()
export class Exposure {
  constructor(
    private readonly database: Database,
    private readonly organisations: Organisations,
    private readonly achievements: Achievements,
    private readonly catalogue: AchievementCatalogue,
    private readonly clock: Clock,
  ) {}

  async report(actor: Actor): Promise<ExposureReport> {
    const activeOf = await this.achievements.openByHolder();
    const shownOf = await this.achievements.openByHolder(await this.everSuggested());
    const placesOf = await this.placesByHolder();
    const [active, places] = [sumOf(activeOf), sumOf(placesOf)];
    const counted = [...activeOf]
      .map(([organisationId, own]) => ({ organisationId, active: own, places: placesOf.get(organisationId) ?? 0 }))
      .sort((a, b) => b.places - a.places || b.active - a.active || a.organisationId.localeCompare(b.organisationId))
      .slice(0, SHOWN_UNITS);
    const units = await this.organisations.byIds(counted.map((row) => row.organisationId));
    const nameOf = new Map(units.map((unit) => [unit.id, unit.name]));
    return {
      active,
      everShown: sumOf(shownOf),
      places,
      top: await this.top(actor, places),
      rows: counted.map((row) => ({
        organisationId: row.organisationId,
        active: row.active,
        places: row.places,
        name: nameOf.get(row.organisationId) ?? '',
        everShown: shownOf.get(row.organisationId) ?? 0,
        placeShare: shareOf(row.places, places),
        activeShare: shareOf(row.active, active),
      })),
      asOf: this.clock.now().toISOString(),
    };
  }

  private async everSuggested(): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>('SELECT DISTINCT achievement_id AS id FROM match');
    return rows.map(({ id }) => id);
  }

  private async placesByHolder(): Promise<Map<string, number>> {
    const rows = await this.database.query<Places & Record<string, unknown>>(
      `SELECT achievement_organisation_id AS "organisationId", count(*)::int AS places FROM match
       WHERE rank IS NOT NULL GROUP BY achievement_organisation_id`,
    );
    return new Map(rows.map((row) => [row.organisationId, row.places]));
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

function sumOf(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}
