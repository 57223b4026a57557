// A server between a client and a real one that can be made to fail in several ways while a test runs.
import { createServer, request as forward, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type ProxyMood = 'sound' | 'answers 503' | 'hangs up' | 'answers nonsense' | 'never answers';

export interface SwitchedProxy {
  readonly url: string;
  mood: ProxyMood;
  /** Requests that arrived. */
  asked: number;
  close(): Promise<void>;
}

/** @param target address of the real server; none: only the failing moods make sense */
export async function switchedProxy(target: string | undefined, mood: ProxyMood): Promise<SwitchedProxy> {
  const server = createServer((request, response) => {
    proxy.asked += 1;
    if (proxy.mood === 'sound') pass(target ?? '', request, response);
    else if (proxy.mood === 'hangs up') request.socket.destroy();
    else if (proxy.mood === 'answers 503') response.writeHead(503).end('try again later');
    else if (proxy.mood === 'answers nonsense')
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"hits":');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const proxy: SwitchedProxy = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    mood,
    asked: 0,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return proxy;
}

function pass(target: string, request: IncomingMessage, response: ServerResponse): void {
  const { method, headers, url } = request;
  const onward = forward(new URL(url ?? '/', target), { method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  onward.on('error', () => response.destroy());
  request.pipe(onward);
}
