// The queues and how fast each runs. Not the jobs: those are event handlers (@On) and tasks (@Task).
export interface QueueSettings {
  /** Jobs running at once in one worker process. */
  concurrency: number;
  /** Tries before a job stays in the failed list. */
  attempts: number;
}

export const QUEUES = {
  /** Search index and other mirrors of rows. */
  mirror: { concurrency: 2, attempts: 8 },
  /** Effects of one room on the facts of another. */
  reaction: { concurrency: 4, attempts: 8 },
  /** Matching: long computations, one at a time. */
  match: { concurrency: 1, attempts: 5 },
  /** Notifications. */
  notify: { concurrency: 4, attempts: 8 },
  /** Files that officials ask for: minutes of reading and writing, one at a time. */
  report: { concurrency: 1, attempts: 3 },
  /** Scheduled work that is done in seconds. */
  timer: { concurrency: 1, attempts: 3 },
  /** Scheduled work that may take minutes: nothing that has an hour of its own waits behind it. */
  upkeep: { concurrency: 1, attempts: 3 },
} as const satisfies Record<string, QueueSettings>;

export type QueueName = keyof typeof QUEUES;
/** Queues whose jobs are tasks of the clock; all others hold events. */
export const TASK_QUEUES = ['timer', 'upkeep'] as const satisfies readonly QueueName[];
export type TaskQueue = (typeof TASK_QUEUES)[number];
export const QUEUE_NAMES = Object.keys(QUEUES) as QueueName[];
