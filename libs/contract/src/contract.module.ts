// Wiring of the contract room.
import { AchievementModule } from '@app/achievement';
import { DealModule } from '@app/deal';
import { LedgerModule } from '@app/ledger';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ContractController } from './contract.controller.js';
import { DealLink } from './contract.deal.js';
import { Contract } from './contract.entity.js';
import { ContractEntry } from './contract.entry.js';
import './contract.problems.js';
import { ContractTrail } from './contract.trail.js';
import { ContractViews } from './contract.views.js';
import { ContractFile } from './contract-file.entity.js';
import { ContractFilesController } from './contract-files.controller.js';
import { ContractFiles } from './contract-files.service.js';
import { ContractStep } from './contract-step.entity.js';
import { Contracts } from './contracts.service.js';
import { DeskQueue } from './desk-queue.service.js';
import { Desk } from './desk.service.js';
import { Filing } from './filing.service.js';
import { Origins } from './origins.service.js';
import { Papers } from './papers/papers.service.js';
import { PapersController } from './papers/papers.controller.js';
import { Prechecker } from './prechecker.service.js';
import { RegistryController } from './registry.controller.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([Contract, ContractFile, ContractStep]),
    AchievementModule,
    DealModule,
    LedgerModule,
  ],
  controllers: [ContractController, ContractFilesController, PapersController, RegistryController],
  providers: [
    ContractEntry,
    ContractFiles,
    Contracts,
    ContractTrail,
    ContractViews,
    DealLink,
    Desk,
    DeskQueue,
    Filing,
    Origins,
    Papers,
    Prechecker,
  ],
  exports: [Contracts, ContractFiles, Desk, DeskQueue, Filing],
})
export class ContractModule {}
