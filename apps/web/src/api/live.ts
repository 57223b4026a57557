// The live stream of one's notifications (server-sent events). Read with fetch, because EventSource cannot carry the
// bearer token. Comes back by itself after a break.
import { currentToken, refreshToken } from './token.js';

export interface LiveEvent {
  event: string;
  data: unknown;
}

const AGAIN_MS = 3_000;

/** Splits a buffer into whole events and the rest that is still incomplete. */
export function parseEvents(buffer: string): { events: LiveEvent[]; rest: string } {
  const blocks = buffer.split('\n\n');
  const rest = blocks.pop() ?? '';
  const events = blocks.flatMap((block) => {
    const line = (name: string) =>
      block
        .split('\n')
        .find((each) => each.startsWith(`${name}: `))
        ?.slice(name.length + 2);
    const event = line('event');
    const data = line('data');
    return event && data ? [{ event, data: JSON.parse(data) as unknown }] : [];
  });
  return { events, rest };
}

async function read(signal: AbortSignal, onEvent: (event: LiveEvent) => void): Promise<void> {
  const headers = { authorization: `Bearer ${currentToken() ?? ''}` };
  const response = await fetch('/api/notifications/stream', { signal, headers });
  if (response.status === 401) {
    await refreshToken();
    return;
  }
  if (!response.ok || !response.body) return;
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let buffer = '';
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const { events, rest } = parseEvents(buffer + part.value);
    buffer = rest;
    for (const event of events) onEvent(event);
  }
}

/** Listens until the returned function is called. */
export function listen(onEvent: (event: LiveEvent) => void): () => void {
  const stop = new AbortController();
  const run = async () => {
    while (!stop.signal.aborted) {
      if (currentToken()) await read(stop.signal, onEvent).catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    }
  };
  void run();
  return () => stop.abort();
}
