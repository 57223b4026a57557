// Scheduled signing. The clock is in apps/worker/src/schedules.ts.
import { Database, Task } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { Checkpoints } from './checkpoints.service.js';

@Injectable()
export class ProofTasks {
  constructor(
    private readonly database: Database,
    private readonly checkpoints: Checkpoints,
  ) {}

  /** Looks at every stream; a refusal fails the job, so that it is seen, after the others had their turn. */
  @Task('ledger.sign-checkpoint')
  async sign(): Promise<void> {
    const streams = await this.database.query<{ stream_key: string }>('select stream_key from ledger_stream');
    const refusals: unknown[] = [];
    for (const { stream_key } of streams) {
      await this.checkpoints.signWhenDue(stream_key).catch((error: unknown) => refusals.push(error));
    }
    if (refusals.length > 0) throw refusals[0];
  }
}
