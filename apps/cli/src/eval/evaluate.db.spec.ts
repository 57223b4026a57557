import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { EmbedderSettings } from '@app/matching';
import { searchEngineOf, type SearchEngine } from '@app/platform';
import { testDatabase, type TestDatabase } from '@app/platform/testing';
import { evaluate } from './evaluate.js';

const DOCUMENTS = [
  { _id: 'shale', title: '页岩气返排液膜分离回用', text: '电絮凝预处理后超滤，悬浮物去除率高。' },
  { _id: 'pickle', title: '榨菜腌制废水蒸发结晶', text: '榨菜腌制盐水蒸发结晶回收食盐。' },
  { _id: 'vision', title: '机器视觉尺寸检测', text: '微小零件亚像素定位，尺寸在线检测。' },
  { _id: 'bare', title: '只有题名的桥梁应变监测' },
];
const QUERIES = [
  { _id: 'q1', text: '榨菜 结晶', task: 'kw2doc' },
  { _id: 'q2', title: '零件尺寸要在线检', body: '微小零件，亚像素定位' },
  { _id: 'q3', text: '页岩气返排液膜分离回用', task: 'title2abs' },
];

let store: TestDatabase;
let engine: SearchEngine;
let folder: string;

beforeEach(async () => {
  store = await testDatabase();
  engine = searchEngineOf({ meiliUrl: undefined, meiliKey: undefined, meiliPrefix: 'spec' }, store.database);
  folder = mkdtempSync(join(tmpdir(), 'eval-spec-'));
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const lines = (rows: readonly object[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join('');
const put = (name: string, content: string | Buffer): void => writeFileSync(join(folder, name), content);

/** Lines printed, and rows of the run by query. */
async function run(embedder?: EmbedderSettings): Promise<{ printed: string[]; ranking: Map<string, string[][]> }> {
  const printed: string[] = [];
  const runFile = join(folder, 'run.tsv');
  await evaluate({ folder, engine, runFile, embedder, print: (line) => printed.push(line) });
  const ranking = new Map<string, string[][]>();
  for (const line of readFileSync(runFile, 'utf8').split('\n').filter(Boolean)) {
    const columns = line.split('\t');
    ranking.set(columns[0]!, [...(ranking.get(columns[0]!) ?? []), columns]);
  }
  return { printed, ranking };
}

describe('an evaluation', () => {
  test('ranks through the product, writes four columns and measures each task', async () => {
    put('docs.jsonl.gz', gzipSync(lines(DOCUMENTS)));
    put('queries.jsonl', lines(QUERIES));
    put('qrels.tsv', 'query-id\tcorpus-id\tscore\nq1\tpickle\t1\nq2\tvision\t2\nq2\tshale\t0\nq3\tshale\t1\n');
    const { printed, ranking } = await run();
    expect(ranking.get('q1')?.[0]?.slice(0, 3)).toEqual(['q1', 'pickle', '1']);
    expect(ranking.get('q2')?.[0]?.slice(0, 3)).toEqual(['q2', 'vision', '1']);
    for (const rows of ranking.values()) {
      expect(rows.map((row) => Number(row[2]))).toEqual(rows.map((_, at) => at + 1));
      expect(rows.map((row) => Number(row[3]))).toEqual(rows.map((row) => Number(row[3])).sort((a, b) => b - a));
      expect(rows.every((row) => row.length === 4)).toBe(true);
    }
    expect(printed.find((line) => line.startsWith('kw2doc'))).toMatch(/^kw2doc\s+1\s+1\.000\s+1\.000\s+1\.000/);
    expect(printed.find((line) => line.startsWith('all'))).toMatch(/^all\s+1\s+1\.000/);
  });

  test('asks title2abs of texts without their titles', async () => {
    put('docs.jsonl', lines(DOCUMENTS));
    put('queries.jsonl', lines([{ _id: 'q', text: '页岩气返排液', task: 'title2abs' }]));
    // The words stand in the title alone, so nothing of it is found.
    expect((await run()).ranking.get('q') ?? []).toEqual([]);
    put('queries.jsonl', lines([{ _id: 'q', text: '页岩气返排液', task: 'kw2doc' }]));
    expect((await run()).ranking.get('q')?.[0]?.[1]).toBe('shale');
  });

  test('needs no labels, and its ranking does not depend on them', async () => {
    put('docs.jsonl', lines(DOCUMENTS));
    put('queries.jsonl', lines(QUERIES));
    const without = await run();
    expect(without.printed).toContain('no qrels.tsv: ranked, not measured');
    expect(without.printed.find((line) => line.startsWith('kw2doc'))).toMatch(/^kw2doc\s+0\s+–/);
    put('qrels.tsv', 'q1\tvision\t1\n');
    expect((await run()).ranking).toEqual(without.ranking);
  });

  test('counts the body of a query', async () => {
    put('docs.jsonl', lines(DOCUMENTS));
    put('queries.jsonl', lines([{ _id: 'q', title: '降本增效', body: '桥梁应变监测' }]));
    expect((await run()).ranking.get('q')?.[0]?.[1]).toBe('bare');
  });

  test('compares meanings by the vectors of an embedder, and says so', async () => {
    const server = createServer((request, response) => {
      void (async () => {
        let body = '';
        for await (const part of request) body += String(part);
        const { input } = JSON.parse(body) as { input: string[] };
        // Two matters: what speaks of shale, and the rest.
        const data = input.map((text, index) => ({ index, embedding: text.includes('页岩气') ? [1, 0.1] : [0.1, 1] }));
        response.end(JSON.stringify({ data }));
      })();
    });
    await new Promise<void>((up) => server.listen(0, '127.0.0.1', up));
    const { port } = server.address() as AddressInfo;
    const settings = { kind: 'openai', model: 'small', key: undefined, timeoutMs: 2_000, batch: 2 } as const;
    put('docs.jsonl', lines(DOCUMENTS));
    put('queries.jsonl', lines(QUERIES));
    const plain = await run();
    const { printed, ranking } = await run({ ...settings, url: `http://127.0.0.1:${port}` });
    server.close();
    expect(printed.filter((line) => line.startsWith('vectors by small in'))).toHaveLength(2);
    const points = (rows: typeof ranking) => Number(rows.get('q3')?.find((row) => row[1] === 'shale')?.[3]);
    expect(points(ranking)).not.toBeCloseTo(points(plain.ranking), 3);
  });

  test('names the line that cannot be read', async () => {
    put('docs.jsonl', `${lines(DOCUMENTS)}{broken\n`);
    put('queries.jsonl', lines(QUERIES));
    await expect(run()).rejects.toThrow(/docs\.jsonl, line 5/);
    rmSync(join(folder, 'queries.jsonl'));
    await expect(run()).rejects.toThrow(/queries\.jsonl is missing/);
  });
});
