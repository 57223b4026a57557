// The command line of `npm run import`. Not for the environment: that is the platform's Config.
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { isCreditCode, normaliseCreditCode } from '@app/reference';

export const KINDS = ['achievements', 'demands'] as const;
export type ImportKind = (typeof KINDS)[number];

export interface ImportOptions {
  kind: ImportKind;
  file: string;
  /** 统一社会信用代码 of the holder; absent: the import organisation of the platform. */
  creditCode: string | undefined;
  /** Name of the source; a row is known again by source and id. */
  source: string;
}

export const USAGE = `用法：npm run import -- achievements|demands 文件 [--organisation 统一社会信用代码] [--source 来源名]
  文件：JSON Lines（.jsonl、.jsonl.gz）或 CSV（.csv、.csv.gz），UTF-8 编码
  --organisation  归属机构，须已在平台登记；不填则归入平台的“导入库”机构（没有时自动建立）
  --source        来源名，默认取文件名；同一来源的同一编号只导入一次`;

/** @throws Error with the usage when the command line cannot be understood */
export function readOptions(args: readonly string[]): ImportOptions {
  const { values, positionals } = parse(args);
  const [kind, file, ...rest] = positionals;
  if (!isKind(kind) || file === undefined || rest.length > 0) throw new Error(USAGE);
  const creditCode = values.organisation === undefined ? undefined : normaliseCreditCode(values.organisation);
  if (creditCode !== undefined && !isCreditCode(creditCode)) {
    throw new Error(`统一社会信用代码不正确：${values.organisation}`);
  }
  const source = values.source ?? basename(file).replace(/\.(jsonl|json|csv|gz)/g, '');
  if (source === '' || source.length > 64) throw new Error(`来源名应为 1 至 64 个字符：${source}`);
  return { kind, file, creditCode, source };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { organisation: { type: 'string' }, source: { type: 'string' } },
    });
  } catch (error) {
    throw new Error(`${(error as Error).message}\n${USAGE}`, { cause: error });
  }
}

function isKind(text: string | undefined): text is ImportKind {
  return KINDS.some((kind) => kind === text);
}
