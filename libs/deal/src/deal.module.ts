// Wiring of the deal room.
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AchievementModule } from '@app/achievement';
import { BrokerModule } from '@app/broker';
import { DemandModule } from '@app/demand';
import { MatchingModule, PairLinks } from '@app/matching';
import { Database } from '@app/platform';
import { DealConsent } from './consent.entity.js';
import { DealController } from './deal.controller.js';
import { Deal } from './deal.entity.js';
import { DealEntry } from './deal.entry.js';
import { DealListings } from './deal.listings.js';
import './deal.problems.js';
import { dealsOfPairs } from './deal.queries.js';
import { Deals } from './deal.service.js';
import { DealTrail } from './deal.trail.js';
import { DealViews } from './deal.views.js';
import { DealDisclosure } from './disclosure.service.js';
import { DealFile } from './file.entity.js';
import { Interests } from './interest.service.js';
import { Leading } from './leading.service.js';
import { DealLog } from './log.entity.js';
import { Negotiation } from './negotiation.service.js';
import { DealNudge } from './nudge.entity.js';
import { DealOffer } from './offer.entity.js';
import { RecordController } from './record.controller.js';
import { DealRecords } from './record.service.js';
import { DealSigning } from './signing.entity.js';
import { Signing } from './signing.service.js';
import { DealEvent } from './timeline.entity.js';
import { DealTimers } from './timers.task.js';

const TABLES = [Deal, DealConsent, DealEvent, DealFile, DealLog, DealNudge, DealOffer, DealSigning];

@Module({
  imports: [TypeOrmModule.forFeature(TABLES), AchievementModule, DemandModule, MatchingModule, BrokerModule],
  controllers: [DealController, RecordController],
  providers: [
    DealDisclosure,
    DealEntry,
    DealListings,
    DealRecords,
    Deals,
    DealTimers,
    DealTrail,
    DealViews,
    Interests,
    Leading,
    Negotiation,
    Signing,
  ],
  exports: [Deals, Interests, Leading, Negotiation, Signing, DealTimers],
})
export class DealModule {
  constructor(links: PairLinks, database: Database) {
    links.tellBy((actor, pairs) => dealsOfPairs(database.manager, actor, pairs));
  }
}
