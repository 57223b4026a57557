// BullMQ queues on Redis (QUEUE_URL) or on BullMQ's own PostgreSQL backend. The only file that knows which.
import { Injectable, type BeforeApplicationShutdown, type OnApplicationShutdown } from '@nestjs/common';
import { createPostgresBackend, Queue, Worker, type Job, type JobsOptions } from 'bullmq';
import { Redis } from 'ioredis';
import { Config } from '../config/config.js';
import { Log } from '../log/log.js';
import { QUEUE_NAMES, QUEUES, type QueueName } from './queues.js';

export interface NewJob {
  /** Repeats with the same id are ignored while the job is known. Must not contain a colon. */
  id: string;
  name: string;
  data: object;
  /** 0: as soon as it is its turn; above: after all of those, the smallest number first. */
  priority: number;
}

/**
 * When a process dies, its jobs are taken over by another one within ten seconds (quality.md R1): the lock runs out, and
 * of two looks the second finds the job still abandoned. A death is not the job's fault, so it is forgiven often; only a
 * job that brings down every process that touches it ends in the failed list.
 */
const TAKE_OVER = { lockDuration: 6_000, stalledInterval: 2_000, maxStalledCount: 20 };

/** Connections of one queue or worker on the PostgreSQL backend (one more listens). */
const POSTGRES_POOL = 2;
/**
 * The queue's own commits need not reach the disk at once. It stands in the same log as the outbox, whose relay commits
 * durably after it has added the jobs, so no job of a published event is lost; a finished job that a crash forgets runs
 * again, as every handler may. Every commit of the queue holds PostgreSQL's one lock for notifications: waiting for the
 * disk under it made all writers of the house wait.
 */
const POSTGRES_OPTIONS = '-c synchronous_commit=off';
/** Below this many jobs, one by one: the bulk insert of the PostgreSQL backend makes two temporary tables. */
const BULK_FROM = 30;

@Injectable()
export class Queues implements BeforeApplicationShutdown, OnApplicationShutdown {
  private readonly open = new Map<QueueName, Queue>();
  private readonly workers: Worker[] = [];
  private readonly redis: Redis | undefined;

  constructor(
    private readonly config: Config,
    private readonly log: Log,
  ) {
    if (config.queueUrl === undefined) return;
    this.redis = new Redis(config.queueUrl, { maxRetriesPerRequest: null });
    this.redis.on('error', (error) => this.log.warn('queue connection', { error: error.message }));
  }

  /** The queue of that name, opened on first use. */
  queue(name: QueueName): Queue {
    const known = this.open.get(name);
    if (known) return known;
    const queue = new Queue(name, this.options(), this.backend());
    queue.on('error', (error) => this.log.warn('queue error', { queue: name, error: error.message }));
    this.open.set(name, queue);
    return queue;
  }

  /** Adds jobs; those whose id is already known are left as they are. */
  async addAll(name: QueueName, jobs: NewJob[]): Promise<void> {
    const queue = this.queue(name);
    const opts = this.jobOptions(name);
    const bulk = jobs.map(({ id: jobId, name: job, data, priority }) => ({
      name: job,
      data,
      opts: priority > 0 ? { ...opts, jobId, priority } : { ...opts, jobId },
    }));
    if (this.redis || bulk.length >= BULK_FROM) await queue.addBulk(bulk);
    else await Promise.all(bulk.map((job) => queue.add(job.name, job.data, job.opts)));
  }

  /** Jobs waiting, delayed or running, over all queues. */
  async depth(): Promise<number> {
    const counts = await Promise.all(
      QUEUE_NAMES.map((name) => this.queue(name).getJobCounts('waiting', 'active', 'prioritized')),
    );
    return counts.flatMap((count) => Object.values(count)).reduce((sum, count) => sum + count, 0);
  }

  /** Starts consuming a queue in this process. */
  work(name: QueueName, run: (job: Job) => Promise<void>): Worker {
    const options = { ...this.options(), ...TAKE_OVER, concurrency: QUEUES[name].concurrency };
    const worker = new Worker(name, run, options, this.backend());
    worker.on('error', (error) => this.log.warn('worker error', { queue: name, error: error.message }));
    this.workers.push(worker);
    return worker;
  }

  /** Running jobs end while the database is still connected; it is let go with the application. */
  async beforeApplicationShutdown(): Promise<void> {
    await Promise.allSettled(this.workers.map((worker) => worker.close()));
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.allSettled([...this.open.values()].map((queue) => queue.close()));
    this.redis?.disconnect();
  }

  jobOptions(name: QueueName): JobsOptions {
    return {
      attempts: QUEUES[name].attempts,
      backoff: { type: 'exponential', delay: 500 },
      removeOnComplete: { count: 100 },
      removeOnFail: { count: 1_000 },
    };
  }

  private options() {
    if (this.redis) return { connection: this.redis, prefix: this.config.queuePrefix };
    const connection = {
      connectionString: this.config.databaseUrl,
      options: POSTGRES_OPTIONS,
      migrate: true,
      max: POSTGRES_POOL,
    };
    return { connection: connection as never };
  }

  private backend() {
    return this.redis ? undefined : (createPostgresBackend as never);
  }
}
