// Every task of the loaded rooms, held against the list of schedules at start.
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { taskMarks, type Schedule } from './task.js';

@Injectable()
export class Tasks implements OnModuleInit {
  private readonly byName = new Map<string, () => Promise<void>>();

  constructor(private readonly discovery: DiscoveryService) {}

  onModuleInit(): void {
    for (const { instance } of this.discovery.getProviders()) {
      if (typeof instance !== 'object' || instance === null) continue;
      for (const { name, method } of taskMarks(Object.getPrototypeOf(instance))) {
        if (this.byName.has(name)) throw new Error(`two tasks are named ${name}`);
        this.byName.set(name, () => (instance as Record<string, () => Promise<void>>)[method]?.() ?? Promise.resolve());
      }
    }
  }

  /** Throws when a schedule names no task, or a task has no schedule. */
  check(schedules: readonly Schedule[]): void {
    const scheduled = new Set(schedules.map((schedule) => schedule.task));
    const unknown = [...scheduled].filter((name) => !this.byName.has(name));
    const idle = [...this.byName.keys()].filter((name) => !scheduled.has(name));
    if (unknown.length > 0) throw new Error(`schedules without a task: ${unknown.join(', ')}`);
    if (idle.length > 0) throw new Error(`tasks without a schedule: ${idle.join(', ')}`);
  }

  /** Runs the task of that name. Throws when there is none. */
  async run(name: string): Promise<void> {
    const task = this.byName.get(name);
    if (!task) throw new Error(`no task named ${name}`);
    await task();
  }
}
