// A small server that speaks both protocols of embedders, well or badly as a test asks. For tests only.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type Answer = (texts: readonly string[], response: ServerResponse, request: IncomingMessage) => void;

export const DIMENSION = 16;

/** A vector that texts with the same characters share more of. */
export function vectorOf(text: string, dimension = DIMENSION): number[] {
  const vector = Array.from({ length: dimension }, () => 0.1);
  for (const character of text) vector[character.codePointAt(0)! % dimension]! += 1;
  return vector;
}

export class EmbedderServer {
  /** Texts of every request. */
  readonly asked: string[][] = [];
  readonly paths: string[] = [];
  /** What it does instead of answering well; null: answers well. */
  fault: Answer | null = null;
  private readonly server = createServer((request, response) => void this.serve(request, response));

  async start(): Promise<string> {
    await new Promise<void>((up) => this.server.listen(0, '127.0.0.1', up));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((down) => this.server.close(down));
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = '';
    for await (const part of request) body += String(part);
    const texts = (JSON.parse(body || '{"input":[]}') as { input: string[] }).input;
    this.asked.push(texts);
    this.paths.push(request.url ?? '');
    if (this.fault) return this.fault(texts, response, request);
    const vectors = texts.map((text) => vectorOf(text));
    response.end(JSON.stringify(request.url === '/api/embed' ? { embeddings: vectors } : openAi(vectors)));
  }
}

/** In another order than asked, as the protocol allows. */
export function openAi(vectors: readonly (readonly unknown[])[]) {
  return { object: 'list', data: vectors.map((embedding, index) => ({ index, embedding })).toReversed() };
}
