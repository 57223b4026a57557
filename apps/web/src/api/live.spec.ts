import { describe, expect, it } from '@jest/globals';
import { parseEvents } from './live.js';

describe('the live stream', () => {
  it('is read event by event, comments and the retry hint skipped, the unfinished rest kept', () => {
    const { events, rest } = parseEvents(
      'retry: 2000\n\nevent: unread\ndata: {"unread":3}\n\n: beat\n\nevent: notification\ndata: {"id":"1"}\n\nevent: unr',
    );
    expect(events).toEqual([
      { event: 'unread', data: { unread: 3 } },
      { event: 'notification', data: { id: '1' } },
    ]);
    expect(rest).toBe('event: unr');
  });
});
