// Wiring of the demand room, the same in the api and in the worker.
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { IdentityModule } from '@app/identity';
import { DemandFilesController } from './demand-files.controller.js';
import { DemandCatalogue } from './demand.catalogue.js';
import { DemandController } from './demand.controller.js';
import { DemandEntity } from './demand.entity.js';
import { DemandExpiry } from './demand.expiry.js';
import { DemandImport } from './demand.import.js';
import { DemandReactions } from './demand.reactions.js';
import { DemandSearchSource } from './demand.search-source.js';
import { Demands } from './demand.service.js';
import './demand.problems.js';

@Module({
  imports: [TypeOrmModule.forFeature([DemandEntity]), IdentityModule],
  controllers: [DemandFilesController, DemandController],
  providers: [Demands, DemandCatalogue, DemandImport, DemandExpiry, DemandReactions, DemandSearchSource],
  exports: [Demands, DemandCatalogue, DemandImport],
})
export class DemandModule {}
