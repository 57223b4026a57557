// HTTP of the ledger: the head for everyone, entries and verification for officials and the registry.
import { Me, Viewer } from '@app/identity';
import type { Actor } from '@app/identity';
import { Can, Public, Returns } from '@app/platform';
import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import { EntryQuery } from './entry-query.js';
import { ledgerScopeOf, WHOLE_DISTRICT } from './ledger.policy.js';
import { LedgerReader } from './ledger.reader.js';
import { LedgerEntryPage, LedgerEntryView, LedgerHeadView, LedgerVerificationView, SeqParam } from './ledger.schema.js';
import { LedgerVerifier } from './ledger.verifier.js';
import { CONTRACT_STREAM } from './stream.js';

@Controller('ledger')
export class LedgerController {
  constructor(
    private readonly reader: LedgerReader,
    private readonly verifier: LedgerVerifier,
  ) {}

  @Get('head')
  @Public()
  @Returns(LedgerHeadView)
  head(@Viewer() viewer: Viewer): Promise<LedgerHeadView> {
    return this.reader.head(CONTRACT_STREAM, viewer ? ledgerScopeOf(viewer) : WHOLE_DISTRICT);
  }

  @Get('entries')
  @Can('ledger.read')
  @Returns(LedgerEntryPage)
  entries(@Me() actor: Actor, @Query({ schema: EntryQuery }) query: EntryQuery): Promise<LedgerEntryPage> {
    return this.reader.page({ streamKey: CONTRACT_STREAM, ...query }, ledgerScopeOf(actor), query);
  }

  @Get('entries/:seq')
  @Can('ledger.read')
  @Returns(LedgerEntryView)
  entry(@Me() actor: Actor, @Param({ schema: SeqParam }) { seq }: SeqParam): Promise<LedgerEntryView> {
    return this.reader.entry(CONTRACT_STREAM, seq, ledgerScopeOf(actor));
  }

  @Post('verify')
  @Can('ledger.verify')
  @Returns(LedgerVerificationView)
  verify(): Promise<LedgerVerificationView> {
    return this.verifier.verifyOnRequest(CONTRACT_STREAM);
  }
}
