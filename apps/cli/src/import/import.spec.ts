import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { toAchievement } from './achievement-row.js';
import { budgetIn, toDemand } from './demand-row.js';
import { techAreaOf } from './fields.js';
import { readOptions } from './options.js';
import { readRows, type ReadRow } from './rows.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'techmart-import-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function read(name: string, content: string | Buffer): Promise<ReadRow[]> {
  const file = join(folder, name);
  writeFileSync(file, content);
  const rows: ReadRow[] = [];
  for await (const row of readRows(file)) rows.push(row);
  return rows;
}

describe('reading files', () => {
  test('a line that is no JSON object is told with its number and stops nothing', async () => {
    const rows = await read('a.jsonl', '{"id":1}\r\n\n{broken\n[1]\n{"id":2}');
    expect(rows).toEqual([
      { line: 1, value: { id: 1 } },
      { line: 3, fault: '此行不是有效的 JSON' },
      { line: 4, fault: '此行不是 JSON 对象' },
      { line: 5, value: { id: 2 } },
    ]);
  });

  test('a gzipped file reads like a plain one, a broken archive is told', async () => {
    expect(await read('b.jsonl.gz', gzipSync('{"title":"榨菜"}\n'))).toEqual([{ line: 1, value: { title: '榨菜' } }]);
    const cut = gzipSync('{"title":"榨菜"}\n'.repeat(1000)).subarray(0, 60);
    await expect(read('c.jsonl.gz', cut)).rejects.toThrow('文件无法读取');
  });

  test('a table with Chinese headings reads by heading, with quotes, line breaks and a byte order mark', async () => {
    const rows = await read('d.csv', '\uFEFF成果名称,成果简介\r\n菌剂,"一行\n又""一行"\r\n多,一,格\r\n酵母,简介\r\n');
    expect(rows.sort((a, b) => a.line - b.line)).toEqual([
      { line: 3, value: { 成果名称: '菌剂', 成果简介: '一行\n又"一行' } },
      { line: 4, fault: expect.stringContaining('CSV') },
      { line: 5, value: { 成果名称: '酵母', 成果简介: '简介' } },
    ]);
  });

  test('another encoding, another kind of file and a missing file are told in one sentence', async () => {
    await expect(read('e.csv', Buffer.from([0xb3, 0xc9, 0xb9, 0xfb]))).rejects.toThrow('不是 UTF-8 编码');
    await expect(read('f.xlsx', 'PK')).rejects.toThrow('只能导入');
    const missing = readRows(join(folder, 'none.jsonl'))[Symbol.asyncIterator]();
    await expect(missing.next()).rejects.toThrow('文件无法读取');
  });
});

describe('what a row means', () => {
  test('a paper becomes an achievement classified by its CLC number', () => {
    const row = { id: 'cx-1', title: '一种算法', abstract: '摘要', keywords: ['算法', '算法', ' '], clc: 'TP391' };
    expect(toAchievement({ ...row, source_url: 'https://chinaxiv.org/abs/1' }).data).toMatchObject({
      sourceId: 'cx-1',
      keywords: ['算法'],
      techArea: '01',
      sourceUrl: 'https://chinaxiv.org/abs/1',
    });
  });

  test('a page extract keeps what it says about maturity, ways of transfer and owner', () => {
    const row = {
      id: 's1',
      title: '试纸',
      abstract: '三分钟出结果',
      industry: '食品安全',
      cooperation: '成果转让、合作推广',
    };
    expect(toAchievement({ ...row, maturity: '中试完成，进入规模生产', owner: '华南农业大学' }).data).toMatchObject({
      techArea: '09',
      stage: 'INDUSTRIAL',
      modes: ['TRANSFER', 'COOPERATE'],
      owner: '华南农业大学',
    });
  });

  test('a row without a title or an abstract is refused, one without an id is known by its text', () => {
    expect(toAchievement({ id: 'x', abstract: '摘要' }).success).toBe(false);
    expect(toAchievement({ id: 'x', title: '题目', abstract: 'a\u0000b' }).success).toBe(false);
    const row = { title: '题目', abstract: '摘要' };
    expect(toAchievement(row).data?.sourceId).toBe(toAchievement({ ...row }).data?.sourceId);
  });

  test('fields follow from disciplines and words, and humanities stay unclassified', () => {
    expect(techAreaOf({ discipline: '中医学/中药学' })).toBe('04');
    expect(techAreaOf({ industry: '食品加工装备' })).toBe('03');
    expect(techAreaOf({ clc: 'H13', discipline: '历史学' })).toBeNull();
  });

  test.each([
    ['30万元', { kind: 'RANGE', minFen: '30000000', maxFen: '30000000' }],
    ['１.２５ 万元', { kind: 'RANGE', minFen: '1250000', maxFen: '1250000' }],
    ['10-20万元', { kind: 'RANGE', minFen: '10000000', maxFen: '20000000' }],
    ['8000元至1万元', { kind: 'RANGE', minFen: '800000', maxFen: '1000000' }],
    ['50万以内', { kind: 'RANGE', minFen: '0', maxFen: '50000000' }],
    ['20-10万元', { kind: 'NEGOTIABLE' }],
    ['面议', { kind: 'NEGOTIABLE' }],
    ['未公布', { kind: 'NEGOTIABLE' }],
    ['由30万元提高到百万元级', { kind: 'NEGOTIABLE' }],
  ])('a budget of %s', (text, budget) => {
    expect(budgetIn(text)).toEqual(budget);
  });

  test('a demand keeps industry and place as remarks', () => {
    const row = {
      id: 'pd-1',
      title: '视觉检查设备',
      problem: '零件尺寸检查',
      industry: '人工智能',
      region: '江苏省 南京市',
    };
    expect(toDemand(row).data).toMatchObject({ techArea: '01', constraints: '行业：人工智能；所在地：江苏省 南京市' });
  });
});

describe('the command line', () => {
  test('the source is the name of the file unless it is given', () => {
    expect(readOptions(['achievements', 'a/b/papers.jsonl.gz'])).toMatchObject({
      source: 'papers',
      creditCode: undefined,
    });
    expect(readOptions(['demands', 'x.csv', '--source', '年度征集'])).toMatchObject({ source: '年度征集' });
  });

  test.each([[['papers.jsonl']], [['achievements']], [['achievements', 'a', 'b']], [['demands', 'a', '--what']]])(
    'the usage is told for %p',
    (args) => {
      expect(() => readOptions(args)).toThrow('用法');
    },
  );

  test('a wrong credit code is refused before anything is opened', () => {
    expect(() => readOptions(['demands', 'a.csv', '--organisation', '91500102MA5U000039'])).toThrow('统一社会信用代码');
  });
});
