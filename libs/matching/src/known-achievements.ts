// What scorers know of achievements: their facts with the region of their holders.
import { Injectable } from '@nestjs/common';
import { Achievements, type AchievementFacts } from '@app/achievement';
import { Organisations } from '@app/identity';
import type { AchievementSide } from './features.js';

export type KnownAchievement = AchievementFacts & AchievementSide;

@Injectable()
export class KnownAchievements {
  constructor(
    private readonly achievements: Achievements,
    private readonly organisations: Organisations,
  ) {}

  /** By id; unknown ids are left out. */
  async byId(achievementIds: readonly string[]): Promise<Map<string, KnownAchievement>> {
    const facts = await this.achievements.factsOf(achievementIds);
    const holders = await this.organisations.byIds([...new Set(facts.map((fact) => fact.organisationId))]);
    const regions = new Map(holders.map((holder) => [holder.id, holder.regionCode]));
    return new Map(
      facts.map((fact) => [fact.id, Object.assign(fact, { regionCode: regions.get(fact.organisationId) ?? null })]),
    );
  }
}
