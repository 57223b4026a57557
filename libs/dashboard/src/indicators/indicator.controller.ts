// HTTP of indicators, their targets and evidence.
import { Me } from '@app/identity';
import type { Actor } from '@app/identity';
import { Can, readUpload, Returns, ReturnsStream, sendAttachment } from '@app/platform';
import { Body, Controller, Get, Param, Patch, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { EvidenceBook } from './evidence.service.js';
import { IndicatorBook } from './indicator-book.service.js';
import {
  AddIndicator,
  CompareQuery,
  CorrectEvidence,
  EvidenceParam,
  IndicatorComparison,
  IndicatorList,
  IndicatorParam,
  IndicatorQuery,
  IndicatorView,
  RecordEvidence,
  ReviseIndicator,
  SetIndicatorTarget,
  StoredFileView,
} from './indicator.schema.js';
import { Indicators } from './indicators.service.js';

@Controller('indicators')
export class IndicatorController {
  constructor(
    private readonly indicators: Indicators,
    private readonly book: IndicatorBook,
    private readonly evidence: EvidenceBook,
  ) {}

  @Get()
  @Can('indicator.read')
  @Returns(IndicatorList)
  list(@Me() actor: Actor, @Query({ schema: IndicatorQuery }) { period }: IndicatorQuery): Promise<IndicatorList> {
    return this.indicators.list(actor, period);
  }

  @Get('compare')
  @Can('indicator.read')
  @Returns(IndicatorComparison)
  compare(
    @Me() actor: Actor,
    @Query({ schema: CompareQuery }) { periods }: CompareQuery,
  ): Promise<IndicatorComparison> {
    return this.indicators.compare(actor, periods);
  }

  @Post()
  @Can('indicator.manage')
  @Returns(IndicatorView, { status: 201 })
  async add(@Me() actor: Actor, @Body({ schema: AddIndicator }) given: AddIndicator): Promise<IndicatorView> {
    return this.indicators.view(actor, await this.book.add(actor, given));
  }

  @Post('files')
  @Can('indicator.record')
  @Returns(StoredFileView, { status: 201 })
  async keepFile(@Me() actor: Actor, @Req() request: FastifyRequest): Promise<StoredFileView> {
    return this.evidence.keepFile(actor, await readUpload(request));
  }

  @Get(':code')
  @Can('indicator.read')
  @Returns(IndicatorView)
  view(
    @Me() actor: Actor,
    @Param({ schema: IndicatorParam }) { code }: IndicatorParam,
    @Query({ schema: IndicatorQuery }) { period }: IndicatorQuery,
  ): Promise<IndicatorView> {
    return this.indicators.view(actor, code, period);
  }

  @Patch(':code')
  @Can('indicator.manage')
  @Returns(IndicatorView)
  async revise(
    @Me() actor: Actor,
    @Param({ schema: IndicatorParam }) { code }: IndicatorParam,
    @Body({ schema: ReviseIndicator }) change: ReviseIndicator,
  ): Promise<IndicatorView> {
    await this.book.revise(actor, code, change);
    return this.indicators.view(actor, code);
  }

  @Post(':code/set-target')
  @Can('indicator.manage')
  @Returns(IndicatorView)
  async setTarget(
    @Me() actor: Actor,
    @Param({ schema: IndicatorParam }) { code }: IndicatorParam,
    @Body({ schema: SetIndicatorTarget }) given: SetIndicatorTarget,
  ): Promise<IndicatorView> {
    await this.book.setTarget(actor, code, given);
    return this.indicators.view(actor, code, given.periodCode);
  }

  @Post(':code/evidence')
  @Can('indicator.record')
  @Returns(IndicatorView, { status: 201 })
  async record(
    @Me() actor: Actor,
    @Param({ schema: IndicatorParam }) { code }: IndicatorParam,
    @Body({ schema: RecordEvidence }) given: RecordEvidence,
  ): Promise<IndicatorView> {
    await this.evidence.record(actor, code, given);
    return this.indicators.view(actor, code);
  }

  @Post(':code/evidence/:id/correct')
  @Can('indicator.record')
  @Returns(IndicatorView)
  async correct(
    @Me() actor: Actor,
    @Param({ schema: EvidenceParam }) { code, id }: EvidenceParam,
    @Body({ schema: CorrectEvidence }) given: CorrectEvidence,
  ): Promise<IndicatorView> {
    await this.evidence.correct(actor, code, id, given);
    return this.indicators.view(actor, code);
  }

  @Get(':code/evidence/:id/file')
  @Can('indicator.read')
  @ReturnsStream('application/octet-stream')
  async file(
    @Me() actor: Actor,
    @Param({ schema: EvidenceParam }) { code, id }: EvidenceParam,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendAttachment(reply, await this.evidence.file(actor, code, id));
  }
}
