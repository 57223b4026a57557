// HTTP of the proofs as JSON, and the wish for a new checkpoint. What log clients read is in log.controller.ts.
import { Can, Public, Returns } from '@app/platform';
import { Controller, Get, Header, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CONTRACT_STREAM } from '../stream.js';
import { Checkpoints } from './checkpoints.service.js';
import {
  CheckpointView,
  ConsistencyProofView,
  ConsistencyQuery,
  InclusionProofView,
  InclusionQuery,
} from './proof.schema.js';
import { Proofs } from './proofs.service.js';

@Controller('ledger')
export class ProofController {
  constructor(
    private readonly proofs: Proofs,
    private readonly checkpoints: Checkpoints,
  ) {}

  @Get('proofs/inclusion')
  @Public()
  @Header('cache-control', 'no-store')
  @Returns(InclusionProofView)
  inclusion(@Query({ schema: InclusionQuery }) query: InclusionQuery): Promise<InclusionProofView> {
    return this.proofs.inclusion(query.registrationNumber, query.code);
  }

  @Get('proofs/consistency')
  @Public()
  @Returns(ConsistencyProofView)
  async consistency(
    @Query({ schema: ConsistencyQuery }) query: ConsistencyQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ConsistencyProofView> {
    const proof = await this.proofs.consistency(query);
    // Set here, so that no refusal is kept: the checkpoint may be signed a minute later.
    reply.header('cache-control', 'public, max-age=86400');
    return proof;
  }

  @Post('checkpoint')
  @Can('ledger.checkpoint')
  @Returns(CheckpointView)
  async sign(): Promise<CheckpointView> {
    const { stream, size, root, note, signedAt } = await this.checkpoints.signOnRequest(CONTRACT_STREAM);
    return { stream, size: size.toString(), root: root.toString('hex'), note, signedAt: signedAt.toISOString() };
  }
}
