import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { EmbedderServer, openAi, vectorOf } from '../testing/embedder-server.js';
import { Breaker } from './breaker.js';
import { Embedder } from './embedder.js';
import { cosineOf, measuredBackground, nearnessOf } from './nearness.js';

const server = new EmbedderServer();
let url: string;
beforeAll(async () => {
  url = await server.start();
});
afterAll(() => server.stop());
beforeEach(() => {
  server.fault = null;
  server.asked.length = 0;
  server.paths.length = 0;
});

const embedder = (kind: 'openai' | 'ollama' = 'openai', timeoutMs = 2_000, key?: string) =>
  new Embedder({ url: `${url}/`, kind, model: 'small', key, timeoutMs, batch: 8 });
const length = (vector: Float32Array | undefined): number => Math.hypot(...(vector ?? []));

describe('an embedder', () => {
  test.each([
    ['openai', '/v1/embeddings'],
    ['ollama', '/api/embed'],
  ] as const)('%s is asked at %s and answers in the order of the texts', async (kind, path) => {
    const vectors = await embedder(kind).embed(['页岩气', '榨菜']);
    expect(server.paths).toEqual([path]);
    expect(server.asked).toEqual([['页岩气', '榨菜']]);
    for (const [at, text] of ['页岩气', '榨菜'].entries()) {
      const plain = vectorOf(text);
      const norm = Math.hypot(...plain);
      plain.forEach((number, index) => expect(vectors[at]?.[index]).toBeCloseTo(number / norm, 6));
      expect(length(vectors[at])).toBeCloseTo(1, 6);
    }
  });

  test('gets the key, and no key where none is set', async () => {
    const seen: (string | undefined)[] = [];
    server.fault = (texts, response, request) => {
      seen.push(request.headers.authorization);
      response.end(JSON.stringify(openAi(texts.map((text) => vectorOf(text)))));
    };
    await embedder('openai', 2_000, 'secret').embed(['a']);
    await embedder().embed(['a']);
    expect(seen).toEqual(['Bearer secret', undefined]);
  });

  const json = (value: unknown) => JSON.stringify(value);
  const good = (texts: readonly string[]) => texts.map((text) => vectorOf(text));
  test.each([
    ['fewer vectors than texts', (texts: readonly string[]) => json(openAi(good(texts).slice(1)))],
    [
      'the same place twice',
      (texts: readonly string[]) => json({ data: good(texts).map((embedding) => ({ index: 0, embedding })) }),
    ],
    [
      'vectors of unequal length',
      (texts: readonly string[]) => json(openAi(texts.map((text, at) => vectorOf(text, 4 + at)))),
    ],
    ['no numbers', (texts: readonly string[]) => json(openAi(texts.map(() => [1, 'x', 3])))],
    ['NaN', () => '{"data":[{"index":0,"embedding":[NaN]},{"index":1,"embedding":[1]}]}'],
    ['null for a number', (texts: readonly string[]) => json(openAi(texts.map(() => [1, null])))],
    ['numbers beyond measure', () => '{"data":[{"index":0,"embedding":[1e999]},{"index":1,"embedding":[1]}]}'],
    ['no direction', (texts: readonly string[]) => json(openAi(texts.map(() => [0, 0])))],
    ['empty vectors', (texts: readonly string[]) => json(openAi(texts.map(() => [])))],
    [
      'vectors without end',
      (texts: readonly string[]) => json(openAi(texts.map(() => Array.from({ length: 9_000 }, () => 1)))),
    ],
    ['the other protocol', (texts: readonly string[]) => json({ embeddings: good(texts) })],
    ['a page', () => '<html>'],
    ['nothing', () => ''],
  ])('is not believed when it answers %s', async (_, body) => {
    server.fault = (texts, response) => response.end(body(texts));
    await expect(embedder().embed(['a', 'b'])).rejects.toMatchObject({ name: 'EmbedderFault', isOfTexts: false });
  });

  test.each([
    [500, false],
    [429, false],
    [401, false],
    [404, false],
    [400, true],
    [413, true],
    [422, true],
  ])('that answers %i is at fault; of the texts: %s', async (status, isOfTexts) => {
    server.fault = (_, response) => response.writeHead(status).end('{}');
    await expect(embedder().embed(['a'])).rejects.toMatchObject({ name: 'EmbedderFault', isOfTexts });
  });

  test('is not followed to another address', async () => {
    server.fault = (_, response) => response.writeHead(307, { location: `${url}/elsewhere` }).end();
    await expect(embedder().embed(['a'])).rejects.toThrow('answered 307');
    expect(server.paths).toEqual(['/v1/embeddings']);
  });

  test('is waited for only so long, also in the middle of an answer', async () => {
    server.fault = () => undefined;
    await expect(embedder('openai', 100).embed(['a'])).rejects.toThrow('no answer within 100 ms');
    server.fault = (_, response) => void response.write('{"data":[');
    await expect(embedder('openai', 100).embed(['a'])).rejects.toThrow('no answer within 100 ms');
  });

  test('that is not there is a fault like any other', async () => {
    const absent = new Embedder({
      url: 'http://127.0.0.1:9',
      kind: 'openai',
      model: 'm',
      key: undefined,
      timeoutMs: 500,
      batch: 1,
    });
    await expect(absent.embed(['a'])).rejects.toMatchObject({ name: 'EmbedderFault' });
  });
});

test('after three failures in a row a server rests, longer each time; one success ends the row', () => {
  const breaker = new Breaker();
  breaker.failed(0);
  breaker.failed(0);
  breaker.succeeded();
  breaker.failed(0);
  breaker.failed(0);
  expect(breaker.isOpen(0)).toBe(false);
  breaker.failed(0);
  expect([59_999, 60_000].map((now) => breaker.isOpen(now))).toEqual([true, false]);
  breaker.failed(60_000);
  expect([179_999, 180_000].map((now) => breaker.isOpen(now))).toEqual([true, false]);
  for (let nth = 0; nth < 40; nth += 1) breaker.failed(0);
  expect([1_799_999, 1_800_000].map((now) => breaker.isOpen(now))).toEqual([true, false]);
});

describe('nearness', () => {
  const background = { mean: 0.4, deviation: 0.05 };
  test('lies in [0, 1] and rises with the cosine, as far above what any two texts have', () => {
    expect([-1, 0.4, 0.55, 0.7, 1].map((cosine) => nearnessOf(cosine, background))).toEqual(
      [0, 0, 0.5, 1, 1].map((value) => expect.closeTo(value, 9)),
    );
  });

  test('is the same in either order, and unknown between vectors of unlike models', () => {
    const [a, b] = [Float32Array.of(0.6, 0.8), Float32Array.of(0.8, 0.6)];
    expect(cosineOf(a, b)).toBe(cosineOf(b, a));
    expect(cosineOf(a, Float32Array.of(1))).toBeNull();
  });

  test('what is usual is measured, of pairs enough', () => {
    const vectors = [Float32Array.of(1, 0), Float32Array.of(0, 1)];
    expect(measuredBackground(vectors, vectors, 4)).toEqual({ mean: 0.5, deviation: 0.5 });
    expect(measuredBackground(vectors, vectors, 5)).toBeNull();
    expect(measuredBackground([vectors[0]!], [vectors[0]!], 1)?.deviation).toBe(0.005);
  });
});
