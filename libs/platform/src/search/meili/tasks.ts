// What the server does later is followed to its end, and a failure is told by name.
import type { EnqueuedTaskPromise } from 'meilisearch';

/** A batch may wait behind an import on a busy server. */
const TASK_TIMEOUT_MS = 900_000;

/** A task that the server did not do. */
export class TaskFailure extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = 'TaskFailure';
  }
}

/** Waits until the server has done the task. @throws TaskFailure with kind, index and the server's own words */
export async function done(task: EnqueuedTaskPromise): Promise<void> {
  const { status, error, type, indexUid, uid } = await task.waitTask({ timeout: TASK_TIMEOUT_MS });
  if (status === 'succeeded') return;
  const code = error?.code ?? status;
  const reason = error?.message ?? 'no reason given';
  throw new TaskFailure(
    code,
    `Meilisearch task ${uid} (${type} on ${indexUid ?? 'the server'}) ${status}, ${code}: ${reason}`,
  );
}

/** Waits for all, also when one fails. @throws the first failure */
export async function allDone(tasks: readonly Promise<void>[]): Promise<void> {
  const outcomes = await Promise.allSettled(tasks);
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
}
