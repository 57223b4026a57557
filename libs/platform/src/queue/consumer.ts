// The worker's side of the queues: runs handlers and tasks, one log line and one metric per job.
import { Injectable } from '@nestjs/common';
import type { Job } from 'bullmq';
import { Handlers, type StoredEvent } from '../events/handlers.js';
import { Log } from '../log/log.js';
import { newTraceId, withTrace } from '../log/trace.js';
import { Metrics } from '../metrics/metrics.js';
import { Queues } from './queue.service.js';
import { QUEUE_NAMES, TASK_QUEUES, type QueueName, type TaskQueue } from './queues.js';
import type { Schedule } from './task.js';
import { Tasks } from './tasks.js';

@Injectable()
export class Consumer {
  constructor(
    private readonly queues: Queues,
    private readonly handlers: Handlers,
    private readonly tasks: Tasks,
    private readonly metrics: Metrics,
    private readonly log: Log,
  ) {}

  /** Starts a worker for each queue and brings the job schedulers in line with `schedules`. */
  async start(schedules: readonly Schedule[]): Promise<void> {
    this.tasks.check(schedules);
    for (const name of QUEUE_NAMES) this.queues.work(name, (job) => this.run(name, job));
    await this.schedule(schedules);
  }

  /** Makes the clocks of the task queues say what `schedules` says; a task that has changed its queue leaves the old one. */
  async schedule(schedules: readonly Schedule[]): Promise<void> {
    for (const name of TASK_QUEUES) {
      const own = schedules.filter(({ queue = 'timer' }) => queue === name);
      await this.scheduleOn(name, own);
    }
  }

  private async scheduleOn(name: TaskQueue, schedules: readonly Schedule[]): Promise<void> {
    const queue = this.queues.queue(name);
    const wanted = new Set(schedules.map((schedule) => schedule.task));
    for (const known of await queue.getJobSchedulers()) {
      if (known && !wanted.has(known.key)) await queue.removeJobScheduler(known.key);
    }
    for (const { task, pattern, everyMs } of schedules) {
      const repeat = pattern === undefined ? { every: everyMs } : { pattern, tz: 'Asia/Shanghai' };
      await queue.upsertJobScheduler(task, repeat, { name: task, opts: this.queues.jobOptions(name) });
    }
  }

  private async run(queue: QueueName, job: Job): Promise<void> {
    const isTask = TASK_QUEUES.some((name) => name === queue);
    const event = isTask ? undefined : (job.data as StoredEvent);
    await withTrace(event?.traceId ?? newTraceId(), async () => {
      const startedMs = performance.now();
      let outcome = 'done';
      try {
        await (event ? this.handlers.run(job.name, event) : this.tasks.run(job.name));
      } catch (error) {
        outcome = 'failed';
        this.log.fault(error, 'job failed', { queue, job: job.name, attempt: job.attemptsMade + 1 });
        throw error;
      } finally {
        const ms = performance.now() - startedMs;
        this.metrics.jobSeconds.observe({ queue, job: job.name, outcome }, ms / 1000);
        if (outcome === 'done') this.log.info({ queue, job: job.name, ms: Math.round(ms) }, 'job');
      }
    });
  }
}
