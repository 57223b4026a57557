// One open server-sent-event connection (WHATWG HTML §9.2) of one portal tab. Knows how to write, not what.
import type { FastifyReply } from 'fastify';

export interface StreamOwner {
  userId: string;
  sessionId: string;
  /** The stream ends with the access token; the portal comes back with a new one. */
  expiresAt: Date;
}

export class Stream {
  constructor(
    readonly owner: StreamOwner,
    private readonly reply: FastifyReply,
  ) {}

  /** Takes the connection from Fastify and sends the head; `onClose` runs when either side has closed it. */
  open(onClose: () => void): void {
    const { reply } = this;
    reply.hijack();
    reply.raw.writeHead(200, {
      ...(reply.getHeaders() as Record<string, string>),
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      connection: 'keep-alive',
      'x-accel-buffering': 'no',
    });
    if (reply.request.method === 'HEAD') {
      reply.raw.end(onClose);
      return;
    }
    reply.raw.once('close', onClose);
    reply.raw.on('error', () => reply.raw.destroy());
    // After this many milliseconds a client that lost the connection tries again.
    reply.raw.write('retry: 2000\n\n');
  }

  /** Sends one event; a reader too slow to take it is cut off and catches up when it comes back. */
  send(event: string, data: object): void {
    if (this.reply.raw.writableEnded) return;
    this.reply.raw.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    if (this.reply.raw.writableLength > MAX_BUFFER_BYTES) this.reply.raw.destroy();
  }

  /** A comment line, so that proxies keep the connection. */
  beat(): void {
    if (!this.reply.raw.writableEnded) this.reply.raw.write(': beat\n\n');
  }

  end(): void {
    this.reply.raw.end();
  }
}

const MAX_BUFFER_BYTES = 64 * 1024;
