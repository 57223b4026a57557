// Wiring of the ledger room.
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { LedgerController } from './ledger.controller.js';
import { LedgerEntry, LedgerIdentity, LedgerSum, LedgerStream } from './ledger.entity.js';
import { LedgerReader } from './ledger.reader.js';
import { Ledger } from './ledger.service.js';
import { LedgerVerifier } from './ledger.verifier.js';

@Module({
  imports: [TypeOrmModule.forFeature([LedgerStream, LedgerEntry, LedgerIdentity, LedgerSum])],
  controllers: [LedgerController],
  providers: [Ledger, LedgerReader, LedgerVerifier],
  exports: [Ledger, LedgerReader, LedgerVerifier],
})
export class LedgerModule {}
