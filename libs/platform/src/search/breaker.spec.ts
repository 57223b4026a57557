// The breaker on a clock of its own: when the server is asked, when the stand-in answers.
import { beforeEach, describe, expect, test } from '@jest/globals';
import { Breaker } from './breaker.js';

describe('a breaker', () => {
  let nowMs: number;
  let asked: number;
  let isDown: boolean;
  let breaker: Breaker;

  beforeEach(() => {
    nowMs = 0;
    asked = 0;
    isDown = false;
    breaker = new Breaker(() => nowMs);
  });

  const question = async (isFault = true): Promise<string> => {
    const ask = async () => {
      asked += 1;
      if (isDown) throw new Error('503');
      return 'server';
    };
    return breaker.run(
      ask,
      async () => 'stand-in',
      () => isFault,
      () => undefined,
    );
  };

  test('asks a sound server every time', async () => {
    expect([await question(), await question()]).toEqual(['server', 'server']);
  });

  test('spares a failing server: of a storm of a thousand questions one reaches it', async () => {
    isDown = true;
    for (let at = 0; at < 1_000; at += 1) expect(await question()).toBe('stand-in');
    expect(asked).toBe(1);
  });

  test('lets one probe through after the pause, and closes when it succeeds', async () => {
    isDown = true;
    await question();
    isDown = false;
    nowMs = 999;
    expect(await question()).toBe('stand-in');
    nowMs = 1_000;
    expect(await Promise.all([question(), question(), question()])).toEqual(['server', 'stand-in', 'stand-in']);
    expect(await question()).toBe('server');
    expect(breaker.isClosed).toBe(true);
  });

  test('waits twice as long after every failed probe, at most half a minute', async () => {
    isDown = true;
    const pauses: number[] = [];
    await question();
    for (let probe = 0; probe < 7; probe += 1) {
      const before = asked;
      const sinceMs = nowMs;
      for (nowMs += 500; ; nowMs += 500) {
        await question();
        if (asked > before) break;
      }
      pauses.push(nowMs - sinceMs);
    }
    expect(pauses).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
  });

  test('a failed question that is no fault of the server stops no other', async () => {
    isDown = true;
    expect(await question(false)).toBe('stand-in');
    expect(await question(false)).toBe('stand-in');
    expect(asked).toBe(2);
  });

  test('many questions that fail together count as one failure', async () => {
    isDown = true;
    await Promise.all(Array.from({ length: 50 }, () => question()));
    isDown = false;
    nowMs = 1_000;
    expect(await question()).toBe('server');
  });
});
