// Wiring of the ledger room.
import { ReferenceModule } from '@app/reference';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { LedgerController } from './ledger.controller.js';
import { LedgerEntry, LedgerIdentity, LedgerSum, LedgerStream } from './ledger.entity.js';
import { LedgerReader } from './ledger.reader.js';
import { Ledger } from './ledger.service.js';
import { LedgerVerifier } from './ledger.verifier.js';
import { Checkpoints } from './proof/checkpoints.service.js';
import { KeyRing } from './proof/key-ring.js';
import { Keys } from './proof/keys.service.js';
import { LogController } from './proof/log.controller.js';
import { OutsideCopy } from './proof/outside-copy.js';
import { ProofController } from './proof/proof.controller.js';
import { ProofTasks } from './proof/proof.tasks.js';
import { ProofCodes } from './proof/proof-codes.service.js';
import { Proofs } from './proof/proofs.service.js';
import { Sequencer } from './sequencer.js';

@Module({
  imports: [ReferenceModule, TypeOrmModule.forFeature([LedgerStream, LedgerEntry, LedgerIdentity, LedgerSum])],
  controllers: [LedgerController, LogController, ProofController],
  providers: [
    Ledger,
    Sequencer,
    LedgerReader,
    LedgerVerifier,
    KeyRing,
    Keys,
    OutsideCopy,
    Checkpoints,
    ProofCodes,
    Proofs,
    ProofTasks,
  ],
  exports: [Ledger, LedgerReader, LedgerVerifier, Checkpoints, Keys, ProofCodes, Proofs],
})
export class LedgerModule {}
