// @Task: work that a schedule starts. The schedules of all rooms stand in one list, given by the worker app.
import 'reflect-metadata';
import type { TaskQueue } from './queues.js';

export interface Schedule {
  /** Name of the task, `<room>.<verb>`. */
  task: string;
  /** Cron pattern in Asia/Shanghai, or a period in milliseconds. */
  pattern?: string;
  everyMs?: number;
  /** Default `timer`; `upkeep` for what may take minutes. */
  queue?: TaskQueue;
}

const TASKS = Symbol('tasks');

/** Marks a method without parameters as the task `name`. It must be safe to run twice. */
export function Task(name: string) {
  return (prototype: object, method: string, _descriptor: TypedPropertyDescriptor<() => Promise<void>>): void => {
    Reflect.defineMetadata(TASKS, [...taskMarks(prototype), { name, method }], prototype);
  };
}

/** The tasks marked on a class prototype. */
export function taskMarks(prototype: object): { name: string; method: string }[] {
  return Reflect.getMetadata(TASKS, prototype) ?? [];
}
