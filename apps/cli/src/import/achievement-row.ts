// What a row of a paper corpus, of a page extract or of a unit's own table means as an achievement.
import { ImportedAchievement } from '@app/achievement';
import { hasCode } from '@app/reference';
import { techAreaOf } from './fields.js';
import { idOf, listIn, textIn, webAddressIn, type RawRow } from './row-text.js';

const MAX_KEYWORDS = 30;

const MODES: readonly (readonly [RegExp, string])[] = [
  [/转让/, 'TRANSFER'],
  [/许可/, 'LICENCE'],
  [/合作|推广/, 'COOPERATE'],
  [/入股|作价/, 'EQUITY'],
  [/服务/, 'SERVICE'],
];

const STAGES: readonly (readonly [RegExp, 'LAB' | 'BENCH' | 'PILOT' | 'INDUSTRIAL'])[] = [
  [/产业化|规模生产|工程应用|批准文号|审定/, 'INDUSTRIAL'],
  [/中试/, 'PILOT'],
  [/小试/, 'BENCH'],
  [/实验室/, 'LAB'],
];

/** Reads a row; the result of zod tells what is wrong with it. */
export function toAchievement(row: RawRow) {
  const title = textIn(row, 'title', 'name', '成果名称', '名称');
  const abstract = textIn(row, 'abstract', 'text', 'summary', '成果简介', '简介', '摘要');
  const maturity = textIn(row, 'maturity', '成熟度', '所处阶段');
  const area = textIn(row, 'techArea', '技术领域');
  return ImportedAchievement.safeParse({
    sourceId: idOf(row, title, abstract),
    // Some corpora end a title with the backslash of a broken line.
    title: title?.replace(/\s*\\+$/, ''),
    abstract: abstract ?? undefined,
    keywords: listIn(row, 'keywords', '关键词').slice(0, MAX_KEYWORDS),
    techArea: area !== null && hasCode('techArea', area) ? area : techAreaOf(row),
    stage: STAGES.find(([pattern]) => pattern.test(maturity ?? ''))?.[1] ?? null,
    trlEvidence: maturity,
    modes: modesOf(textIn(row, 'cooperation', 'modes', '合作方式', '拟转化方式') ?? ''),
    owner: textIn(row, 'owner', '持有单位'),
    sourceUrl: webAddressIn(row, 'source_url', 'sourceUrl', '来源网址'),
  });
}

function modesOf(text: string): string[] {
  return MODES.filter(([pattern]) => pattern.test(text)).map(([, mode]) => mode);
}
