// Wiring of the reference room.
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { PlanPeriod } from './plan-period.entity.js';
import { PlanPeriods } from './plan-period.service.js';
import { ReferenceController } from './reference.controller.js';
import { ReferenceService } from './reference.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([PlanPeriod])],
  controllers: [ReferenceController],
  providers: [ReferenceService, PlanPeriods],
  exports: [PlanPeriods],
})
export class ReferenceModule {}
