// Wiring of the achievement room, the same in the api and in the worker.
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { IdentityModule } from '@app/identity';
import { AchievementFilesController } from './achievement-files.controller.js';
import { AchievementCatalogue } from './achievement.catalogue.js';
import { AchievementController } from './achievement.controller.js';
import { AchievementEntity } from './achievement.entity.js';
import { AchievementExpiry } from './achievement.expiry.js';
import { AchievementImport } from './achievement.import.js';
import { AchievementReactions } from './achievement.reactions.js';
import { AchievementSearchSource } from './achievement.search-source.js';
import { Achievements } from './achievement.service.js';
import './achievement.problems.js';

@Module({
  imports: [TypeOrmModule.forFeature([AchievementEntity]), IdentityModule],
  controllers: [AchievementFilesController, AchievementController],
  providers: [
    Achievements,
    AchievementCatalogue,
    AchievementImport,
    AchievementExpiry,
    AchievementReactions,
    AchievementSearchSource,
  ],
  exports: [Achievements, AchievementCatalogue, AchievementImport],
})
export class AchievementModule {}
