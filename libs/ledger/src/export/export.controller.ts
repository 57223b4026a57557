// HTTP of the export: the whole stream of contracts without identities. With identities only by `npm run ledger:export`.
import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { Audit, Me } from '@app/identity';
import type { Actor } from '@app/identity';
import { Can, Clock, Database, Log, problem, ReturnsStream } from '@app/platform';
import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ledgerScopeOf } from '../ledger.policy.js';
import { CONTRACT_STREAM } from '../stream.js';
import { LedgerExporter } from './exporter.service.js';
import '../ledger.problems.js';

/** Exports that run in a process at the same time; each holds a connection to the database. */
const AT_ONCE = 4;
/** A reader that takes nothing for so long is given up: the snapshot of the database waits for it. */
const PATIENCE_MS = 60_000;

@Controller('ledger')
export class ExportController {
  private running = 0;

  constructor(
    private readonly exporter: LedgerExporter,
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** A few at a time. A file that breaks off has no last line, which every verifier looks for. */
  @Get('export')
  @Can('ledger.export')
  @ReturnsStream('application/octet-stream')
  async export(@Me() actor: Actor, @Res() reply: FastifyReply): Promise<void> {
    if (ledgerScopeOf(actor).kind !== 'DISTRICT') throw problem('ledger.export-of-district');
    if (this.running >= AT_ONCE) throw problem('ledger.exporting');
    this.running += 1;
    const output = new PassThrough();
    try {
      await this.database.tx((tx) =>
        this.audit.write(tx, actor, { action: 'ledger.exported', subjectType: 'ledger', subjectId: CONTRACT_STREAM }),
      );
      const day = this.clock.now().toISOString().slice(0, 10);
      void reply
        .header('content-type', 'application/octet-stream')
        .header('content-disposition', `attachment; filename="ledger-${CONTRACT_STREAM}-${day}.jsonl"`)
        .header('cache-control', 'private, no-store')
        .send(output);
      await this.exporter.write(CONTRACT_STREAM, false, (text) => give(output, text));
      output.end();
    } catch (error) {
      if (!reply.sent) throw error;
      this.log.fault(error, 'the export of the ledger broke off');
      output.destroy(error as Error);
    } finally {
      this.running -= 1;
    }
  }
}

/** @throws Error when the reader has gone or takes nothing any more */
async function give(output: PassThrough, text: string): Promise<void> {
  if (output.destroyed) throw new Error('the reader has gone');
  if (output.write(text)) return;
  const signal = AbortSignal.timeout(PATIENCE_MS);
  await Promise.race([once(output, 'drain', { signal }), once(output, 'close', { signal })]);
}
