// Shows a deal's achievement at the level the deal grants: MATCHED once both have accepted (domain §4.4). Not for files.
import { Injectable } from '@nestjs/common';
import { Achievements, type AchievementView } from '@app/achievement';
import type { Actor } from '@app/identity';
import { Database, problem } from '@app/platform';
import { DealEntry } from './deal.entry.js';
import { isInside } from './deal.policy.js';
import { DealTrail } from './deal.trail.js';

@Injectable()
export class DealDisclosure {
  constructor(
    private readonly database: Database,
    private readonly achievements: Achievements,
    private readonly entry: DealEntry,
    private readonly trail: DealTrail,
  ) {}

  /**
   * The achievement of the deal; reading it at the MATCHED level is noted in timeline and audit trail (domain §6.3).
   * @throws deal.not-found, deal.listing-not-found when the deal is about a demand only, achievement.not-found once hidden
   */
  async achievement(actor: Actor, dealId: string): Promise<AchievementView> {
    const entered = await this.entry.look(actor, dealId);
    const { deal, side } = entered;
    if (deal.achievementId === null) throw problem('deal.listing-not-found');
    const isGranted = deal.openedAt !== null && isInside(side, deal);
    const view = await this.achievements.view(actor, deal.achievementId, isGranted ? 'MATCHED' : 'PUBLIC');
    if (isGranted && side !== 'SELLER') {
      await this.database.tx((tx) => this.trail.record(tx, deal, entered, 'read-achievement'));
    }
    return view;
  }
}
