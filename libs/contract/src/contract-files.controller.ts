// Routes of a filing's files. The kind of file is in the query, the file itself is one multipart part.
import { Me, type Actor } from '@app/identity';
import { Can, IdParam, readUpload, Returns, ReturnsStream, sendAttachment } from '@app/platform';
import { Controller, Delete, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ContractFileList, ContractFileParams, FileKindQuery } from './contract.schema.js';
import { ContractFiles } from './contract-files.service.js';

@Controller('contracts/:id/files')
export class ContractFilesController {
  constructor(private readonly files: ContractFiles) {}

  @Get()
  @Can('contract.read')
  @Returns(ContractFileList)
  list(@Me() actor: Actor, @Param({ schema: IdParam }) { id }: IdParam) {
    return this.files.list(actor, id);
  }

  @Post()
  @Can('contract.draft')
  @Returns(ContractFileList, { status: 201 })
  async add(
    @Me() actor: Actor,
    @Param({ schema: IdParam }) { id }: IdParam,
    @Query({ schema: FileKindQuery }) { kind }: FileKindQuery,
    @Req() request: FastifyRequest,
  ) {
    return this.files.add(actor, id, kind, await readUpload(request));
  }

  @Get(':fileId')
  @Can('contract.read')
  @ReturnsStream('application/octet-stream')
  async read(
    @Me() actor: Actor,
    @Param({ schema: ContractFileParams }) { id, fileId }: ContractFileParams,
    @Res() reply: FastifyReply,
  ) {
    await sendAttachment(reply, await this.files.read(actor, id, fileId));
  }

  @Delete(':fileId')
  @Can('contract.draft')
  @Returns(ContractFileList)
  remove(@Me() actor: Actor, @Param({ schema: ContractFileParams }) { id, fileId }: ContractFileParams) {
    return this.files.remove(actor, id, fileId);
  }
}
