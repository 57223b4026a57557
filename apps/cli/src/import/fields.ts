// Other classifications in terms of the eleven 技术领域 of contract registration: CLC numbers, disciplines, free words.
// A best guess for facets and matching; texts outside technology stay unclassified.

/** 中国图书馆分类法: longest prefix first. */
const BY_CLC: readonly (readonly [string, string])[] = [
  ['TB3', '05'],
  ['TL', '08'],
  ['TN', '01'],
  ['TP', '01'],
  ['TH', '03'],
  ['TG', '03'],
  ['TB', '03'],
  ['TS', '03'],
  ['TQ', '05'],
  ['TF', '05'],
  ['TE', '06'],
  ['TK', '06'],
  ['TM', '06'],
  ['TD', '06'],
  ['TU', '11'],
  ['TV', '11'],
  ['O4', '05'],
  ['O6', '05'],
  ['V', '02'],
  ['Q', '04'],
  ['R', '04'],
  ['X', '07'],
  ['S', '09'],
  ['U', '10'],
];

const BY_DISCIPLINE: Record<string, string> = {
  中医学: '04',
  中药学: '04',
  交通运输工程: '10',
  作物学: '09',
  信息与通信工程: '01',
  光学工程: '01',
  公共卫生与预防医学: '04',
  兵器科学与技术: '03',
  农业工程: '09',
  农业资源利用: '09',
  冶金工程: '05',
  力学: '03',
  动力工程及工程热物理: '06',
  化学: '05',
  口腔医学: '04',
  园艺学: '09',
  土木工程: '11',
  地质学: '07',
  基础医学: '04',
  大气科学: '07',
  建筑学: '11',
  控制科学与工程: '01',
  机械工程: '03',
  材料科学与工程: '05',
  林学: '09',
  核科学与技术: '08',
  植物保护: '09',
  水产: '09',
  水利工程: '11',
  测绘科学与技术: '01',
  环境科学与工程: '07',
  生物学: '04',
  电子科学与技术: '01',
  电气工程: '06',
  畜牧学: '09',
  石油与天然气工程: '06',
  矿业工程: '06',
  纺织科学与工程: '03',
  航空宇航科学与技术: '02',
  船舶与海洋工程: '10',
  药学: '04',
  计算机科学与技术: '01',
  食品科学与工程: '09',
};

/** Words of industries as people write them, first hit counts. */
const BY_WORD: readonly (readonly [RegExp, string])[] = [
  [/装备|机械|制造|加工/, '03'],
  [/人工智能|大数据|软件|电子|信息|物联网/, '01'],
  [/医|药|生物/, '04'],
  [/新材料|化工|材料/, '05'],
  [/能源|页岩气|电力|节能/, '06'],
  [/环境|环保|资源综合/, '07'],
  [/农|林|牧|渔|食品|育种|发酵/, '09'],
  [/交通|汽车|船舶/, '10'],
  [/城市|建筑|建造/, '11'],
];

/** Code of the list techArea, or null when nothing fits. */
export function techAreaOf(row: { clc?: unknown; discipline?: unknown; industry?: unknown }): string | null {
  return byClc(textOf(row.clc)) ?? byDiscipline(textOf(row.discipline)) ?? byWord(textOf(row.industry));
}

function byClc(clc: string): string | undefined {
  const number = clc.trim().toUpperCase();
  return number === '' ? undefined : BY_CLC.find(([prefix]) => number.startsWith(prefix))?.[1];
}

function byDiscipline(discipline: string): string | undefined {
  return BY_DISCIPLINE[discipline.split('/')[0] ?? ''];
}

function byWord(industry: string): string | null {
  return BY_WORD.find(([pattern]) => pattern.test(industry))?.[1] ?? null;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
