// HTTP of the yearly assessment and of the units that are assessed.
import { Me } from '@app/identity';
import type { Actor } from '@app/identity';
import { Can, IdParam, readUpload, Returns, ReturnsStream, sendAttachment, sendTable } from '@app/platform';
import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { EvidenceBook } from '../indicators/evidence.service.js';
import { StoredFileView } from '../indicators/indicator.schema.js';
import { AddUnit, UnitList, UnitView } from '../indicators/unit.schema.js';
import { StatUnits } from '../indicators/units.service.js';
import {
  AssessmentRecord,
  AssessmentTable,
  ConfirmAssessment,
  ExportQuery,
  ReturnAssessment,
  RuleView,
  SetRule,
  SplitTarget,
  SubmitAssessment,
  YearQuery,
} from './assessment.schema.js';
import { AssessmentDesk } from './assessment-desk.service.js';
import { COLUMNS, inTurn, linesOf } from './assessment-export.js';
import { Assessments, ruleView } from './assessments.service.js';

@Controller('assessments')
export class AssessmentController {
  constructor(
    private readonly assessments: Assessments,
    private readonly desk: AssessmentDesk,
    private readonly units: StatUnits,
    private readonly evidence: EvidenceBook,
  ) {}

  @Get()
  @Can('assessment.read')
  @Returns(AssessmentTable)
  table(@Me() actor: Actor, @Query({ schema: YearQuery }) { year }: YearQuery): Promise<AssessmentTable> {
    return this.assessments.table(actor, year);
  }

  @Get('export')
  @Can('assessment.read')
  @ReturnsStream('application/octet-stream')
  async export(
    @Me() actor: Actor,
    @Query({ schema: ExportQuery }) { year, format }: ExportQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const rows = linesOf(await this.assessments.table(actor, year));
    await sendTable(reply, format, { title: `${year} 年考核`, columns: COLUMNS, rows: inTurn(rows) });
  }

  @Get('units')
  @Can('assessment.read')
  @Returns(UnitList)
  listUnits(@Me() actor: Actor): Promise<UnitList> {
    return this.units.list(actor);
  }

  @Post('units')
  @Can('assessment.manage')
  @Returns(UnitView, { status: 201 })
  addUnit(@Me() actor: Actor, @Body({ schema: AddUnit }) given: AddUnit): Promise<UnitView> {
    return this.units.add(actor, given);
  }

  @Post('rules')
  @Can('assessment.manage')
  @Returns(RuleView, { status: 201 })
  async setRule(@Me() actor: Actor, @Body({ schema: SetRule }) given: SetRule): Promise<RuleView> {
    return ruleView(await this.desk.setRule(actor, given));
  }

  @Post('files')
  @Can('assessment.report')
  @Returns(StoredFileView, { status: 201 })
  async keepFile(@Me() actor: Actor, @Req() request: FastifyRequest): Promise<StoredFileView> {
    return this.evidence.keepFile(actor, await readUpload(request));
  }

  @Post()
  @Can('assessment.manage')
  @Returns(AssessmentRecord, { status: 201 })
  async split(@Me() actor: Actor, @Body({ schema: SplitTarget }) given: SplitTarget): Promise<AssessmentRecord> {
    return this.assessments.record(actor, await this.desk.split(actor, given));
  }

  @Get(':id')
  @Can('assessment.read')
  @Returns(AssessmentRecord)
  record(@Me() actor: Actor, @Param({ schema: IdParam }) { id }: IdParam): Promise<AssessmentRecord> {
    return this.assessments.record(actor, id);
  }

  @Get(':id/file')
  @Can('assessment.read')
  @ReturnsStream('application/octet-stream')
  async file(
    @Me() actor: Actor,
    @Param({ schema: IdParam }) { id }: IdParam,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendAttachment(reply, await this.assessments.file(actor, id));
  }

  @Post(':id/submit')
  @Can('assessment.report')
  @Returns(AssessmentRecord)
  async submit(
    @Me() actor: Actor,
    @Param({ schema: IdParam }) { id }: IdParam,
    @Body({ schema: SubmitAssessment }) given: SubmitAssessment,
  ): Promise<AssessmentRecord> {
    await this.desk.submit(actor, id, given);
    return this.assessments.record(actor, id);
  }

  @Post(':id/return')
  @Can('assessment.manage')
  @Returns(AssessmentRecord)
  async return(
    @Me() actor: Actor,
    @Param({ schema: IdParam }) { id }: IdParam,
    @Body({ schema: ReturnAssessment }) { remark }: ReturnAssessment,
  ): Promise<AssessmentRecord> {
    await this.desk.return(actor, id, remark);
    return this.assessments.record(actor, id);
  }

  @Post(':id/confirm')
  @Can('assessment.manage')
  @Returns(AssessmentRecord)
  async confirm(
    @Me() actor: Actor,
    @Param({ schema: IdParam }) { id }: IdParam,
    @Body({ schema: ConfirmAssessment }) given: ConfirmAssessment,
  ): Promise<AssessmentRecord> {
    await this.desk.confirm(actor, id, given);
    return this.assessments.record(actor, id);
  }
}
