// What a row of a page extract or of a unit's own table means as a demand.
import { ImportedDemand, type Budget } from '@app/demand';
import { FEN_PER, hasCode } from '@app/reference';
import { techAreaOf } from './fields.js';
import { idOf, textIn, webAddressIn, type RawRow } from './row-text.js';

/** Reads a row; the result of zod tells what is wrong with it. */
export function toDemand(row: RawRow) {
  const title = textIn(row, 'title', 'name', '需求名称', '名称');
  const problem = textIn(row, 'problem', 'text', '现状与问题', '需求描述');
  const area = textIn(row, 'techArea', '技术领域');
  return ImportedDemand.safeParse({
    sourceId: idOf(row, title, problem),
    title: title ?? undefined,
    problem: problem ?? undefined,
    constraints: remarksOf(row),
    budget: budgetIn(textIn(row, 'budget', '预算') ?? ''),
    techArea: area !== null && hasCode('techArea', area) ? area : techAreaOf(row),
    sourceUrl: webAddressIn(row, 'source_url', 'sourceUrl', '来源网址'),
  });
}

/** What has no field of its own is kept as a remark. */
function remarksOf(row: RawRow): string | null {
  const remarks = [
    ['行业', textIn(row, 'industry', '行业')],
    ['所在地', textIn(row, 'region', '所在地')],
  ].flatMap(([name, text]) => (text ? [`${name}：${text}`] : []));
  return remarks.length > 0 ? remarks.join('；') : null;
}

const UNITS: Record<string, bigint> = {
  元: FEN_PER.yuan,
  万: FEN_PER.wan,
  万元: FEN_PER.wan,
  亿: FEN_PER.yi,
  亿元: FEN_PER.yi,
};
const AMOUNT = String.raw`(\d{1,9})(?:\.(\d{1,4}))?`;
const ONE = new RegExp(`^(?:约|预算)?${AMOUNT}\\s*(元|万元?|亿元?)(以内|以下|左右)?$`);
const TWO = new RegExp(`^${AMOUNT}\\s*(元|万元?|亿元?)?\\s*[-~—－～至到]\\s*${AMOUNT}\\s*(元|万元?|亿元?)$`);

/**
 * A budget as people write it: `30万元`, `10-20万元`, `50万以内`. Everything else (面议, 未公布, a sentence) is negotiable:
 * a figure is never guessed.
 */
export function budgetIn(text: string): Budget {
  const compact = text.normalize('NFKC').replace(/[\s,]/g, '');
  const one = ONE.exec(compact);
  if (one) {
    const fen = fenOf(one[1], one[2], one[3]);
    return rangeOf(one[4] === '以内' || one[4] === '以下' ? 0n : fen, fen);
  }
  const two = TWO.exec(compact);
  if (two) return rangeOf(fenOf(two[1], two[2], two[3] ?? two[6]), fenOf(two[4], two[5], two[6]));
  return { kind: 'NEGOTIABLE' };
}

function rangeOf(minFen: bigint, maxFen: bigint): Budget {
  if (maxFen <= 0n || minFen > maxFen) return { kind: 'NEGOTIABLE' };
  return { kind: 'RANGE', minFen: minFen.toString(), maxFen: maxFen.toString() };
}

/** Exact: `1.25` 万元 is 125 × 10⁶⁻² fen. */
function fenOf(whole = '0', decimals = '', unit = '元'): bigint {
  return (BigInt(whole + decimals) * (UNITS[unit] ?? 1n)) / 10n ** BigInt(decimals.length);
}
