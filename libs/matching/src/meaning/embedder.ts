// Asks the configured server for vectors of texts, in the protocol of OpenAI (`/v1/embeddings`) or of Ollama (`/api/embed`), and
// believes nothing that it has not checked. Not for storing vectors or trying again.
import type { Config } from '@app/platform';
import { z } from 'zod';

export type EmbedderSettings = NonNullable<Config['embedder']>;

/** The server did not give vectors. */
export class EmbedderFault extends Error {
  /** @param isOfTexts it does not take these texts: asking the same again is of no use */
  constructor(
    message: string,
    readonly isOfTexts = false,
  ) {
    super(message);
    this.name = 'EmbedderFault';
  }
}

const PATH = { openai: '/v1/embeddings', ollama: '/api/embed' } as const;
/** More than 256 vectors of the greatest dimension take as text. */
const MOST_BYTES = 48 * 1024 * 1024;
const MOST_DIMENSIONS = 8_192;
/** Too long, or not understood. */
const REFUSED = new Set([400, 413, 422]);

const OpenAiAnswer = z.object({
  data: z.array(z.object({ index: z.int().min(0), embedding: z.array(z.unknown()) })),
});
const OllamaAnswer = z.object({ embeddings: z.array(z.array(z.unknown())) });

export class Embedder {
  constructor(private readonly settings: EmbedderSettings) {}

  /**
   * One vector of length 1 per text, in their order, all of one dimension.
   * @throws {EmbedderFault} for anything else, also when it takes too long
   */
  async embed(texts: readonly string[]): Promise<Float32Array[]> {
    const vectors = vectorsIn(this.settings.kind, await this.ask(texts), texts.length).map(unitVector);
    if (new Set(vectors.map(({ length }) => length)).size > 1) throw new EmbedderFault('vectors of unequal length');
    return vectors;
  }

  private async ask(texts: readonly string[]): Promise<string> {
    const { url, kind, model, key, timeoutMs } = this.settings;
    try {
      const response = await fetch(url.replace(/\/+$/, '') + PATH[kind], {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(key && { authorization: `Bearer ${key}` }) },
        body: JSON.stringify({ model, input: texts, ...(kind === 'openai' && { encoding_format: 'float' }) }),
        // The address is the operator's; where the server would send us is not.
        redirect: 'manual',
        signal: AbortSignal.timeout(timeoutMs),
      });
      if (response.status !== 200) {
        await response.body?.cancel();
        throw new EmbedderFault(`answered ${response.status}`, REFUSED.has(response.status));
      }
      return await readAtMost(response, MOST_BYTES);
    } catch (error) {
      if (error instanceof EmbedderFault) throw error;
      const { name, cause, message } = error as Error;
      if (name === 'TimeoutError') throw new EmbedderFault(`no answer within ${timeoutMs} ms`);
      throw new EmbedderFault(cause instanceof Error ? cause.message : message);
    }
  }
}

async function readAtMost(response: Response, most: number): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    size += part.length;
    if (size > most) throw new EmbedderFault(`answered more than ${most} bytes`);
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function vectorsIn(kind: EmbedderSettings['kind'], body: string, count: number): unknown[][] {
  const vectors = kind === 'openai' ? inOrder(read(OpenAiAnswer, body).data) : read(OllamaAnswer, body).embeddings;
  if (vectors.length !== count) throw new EmbedderFault(`${vectors.length} vectors for ${count} texts`);
  return vectors;
}

function read<T>(shape: z.ZodType<T>, body: string): T {
  try {
    return shape.parse(JSON.parse(body));
  } catch {
    throw new EmbedderFault('not an answer of this protocol');
  }
}

/** @throws {EmbedderFault} unless the indices are 0, 1, 2 … in any order */
function inOrder(data: readonly { readonly index: number; readonly embedding: unknown[] }[]): unknown[][] {
  const sorted = [...data].sort((a, b) => a.index - b.index);
  if (sorted.some(({ index }, at) => index !== at)) throw new EmbedderFault('texts were not answered one by one');
  return sorted.map(({ embedding }) => embedding);
}

function unitVector(numbers: readonly unknown[]): Float32Array {
  if (numbers.length === 0 || numbers.length > MOST_DIMENSIONS) {
    throw new EmbedderFault(`a vector of ${numbers.length} numbers`);
  }
  let square = 0;
  for (const number of numbers) {
    if (typeof number !== 'number' || !Number.isFinite(number)) throw new EmbedderFault('a vector that is no numbers');
    square += number * number;
  }
  if (!(square > 0) || !Number.isFinite(square)) throw new EmbedderFault('a vector without a direction');
  const length = Math.sqrt(square);
  return Float32Array.from(numbers as number[], (number) => number / length);
}
