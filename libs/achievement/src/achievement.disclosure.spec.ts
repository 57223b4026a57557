import { describe, expect, test } from '@jest/globals';
import type { OrganisationCard } from '@app/identity';
import { newAchievement, splitCore, toColumns } from './achievement.columns.js';
import { ipStateOf, missingIn, priceColumns, priceOf, project, toCard, warningsOf } from './achievement.disclosure.js';
import type { AchievementEntity } from './achievement.entity.js';
import {
  DISCLOSURE_LEVELS,
  FIELD_GROUPS,
  type DisclosureLevel,
  type IpRight,
  type Price,
} from './achievement.schema.js';
import { priceBandOf, toDocument } from './achievement.search.js';

const ID = '018f0000-0000-7000-8000-000000000001';
const NOW = new Date('2026-03-01T00:00:00Z');
const holder: OrganisationCard = {
  id: ID,
  name: '长江师范学院',
  kind: 'INSTITUTE',
  creditCode: '12500000450415716X',
  regionCode: '500102',
  townshipCode: null,
  parkCode: null,
  partyType: '022',
  industryCode: null,
  scale: null,
  status: 'ACTIVE',
};
const right: IpRight = {
  type: 'INVENTION',
  number: null,
  title: '一种方法',
  owner: null,
  status: 'PENDING',
  isLaidOpen: false,
  filedOn: null,
  grantedOn: null,
  expiresOn: null,
};

/** A row whose text says, group by group, where it belongs. */
function row(levels: Partial<AchievementEntity['disclosure']> = {}): AchievementEntity {
  return {
    ...newAchievement(ID, ID, NOW),
    title: '低盐榨菜',
    abstract: '甲组文字summary',
    keywords: ['甲组summary'],
    problem: '乙组文字technical',
    innovation: '乙组文字technical',
    applications: '乙组文字technical',
    indicators: [{ name: '乙组technical', value: '5', unit: '%', evidence: '' }],
    comparison: [{ metric: '乙组technical', ours: '5', existing: '9', unit: '%' }],
    trlEvidence: '乙组文字technical',
    ip: [{ ...right, title: '乙组technical' }],
    economicBenefit: '丙组文字commercial',
    cases: '丙组文字commercial',
    modes: ['LICENCE'],
    priceKind: 'FIXED',
    priceMinFen: 777_777n,
    priceMaxFen: 777_777n,
    completers: [{ name: '丁组team', organisation: '', isLeader: true, contributionPercent: null }],
    disclosure: { summary: 'PUBLIC', technical: 'PUBLIC', commercial: 'PUBLIC', team: 'PUBLIC', ...levels },
  };
}

describe('a reader sees a group when its level allows', () => {
  const cases = FIELD_GROUPS.flatMap((group) =>
    DISCLOSURE_LEVELS.flatMap((needed) => DISCLOSURE_LEVELS.map((reader) => ({ group, needed, reader }))),
  );

  test.each(cases)('$group disclosed to $needed, read at $reader', ({ group, needed, reader }) => {
    const view = JSON.stringify(project(row({ [group]: needed }), holder, reader));
    const isOpen = DISCLOSURE_LEVELS.indexOf(reader) >= DISCLOSURE_LEVELS.indexOf(needed);
    expect(view.includes(`文字${group}`) || view.includes(`组${group}`)).toBe(isOpen);
    expect(view.includes(`"${group}":"${needed}"`)).toBe(!isOpen);
  });

  test('the title, the holder and the classification are always public', () => {
    const closed = { summary: 'INTERNAL', technical: 'INTERNAL', commercial: 'INTERNAL', team: 'INTERNAL' } as const;
    const view = project(row(closed), holder, 'PUBLIC');
    expect(view).toMatchObject({ title: '低盐榨菜', holder: { name: '长江师范学院' }, withheld: closed });
    expect(JSON.stringify(view)).not.toContain('777777');
    expect(JSON.stringify(toCard(row(closed), holder, 'PUBLIC'))).not.toMatch(/summary|technical|777777/);
  });
});

describe('the search index', () => {
  const secret: DisclosureLevel[] = ['MATCHED', 'INTERNAL'];

  test.each(secret)('never holds what is disclosed to %s only', (level) => {
    const document = toDocument(row({ summary: level, technical: level, commercial: level }));
    expect(JSON.stringify(document)).not.toMatch(/summary|technical|commercial|777777|LICENCE/);
    expect(document.attributes).toMatchObject({ ipState: null, priceBand: null, modes: [] });
  });

  test('keeps what members may read apart from what the public may read', () => {
    const { text } = toDocument(row({ technical: 'REGISTERED' }));
    expect(text.members).toContain('technical');
    expect(text.details).not.toContain('technical');
    expect(text.details).toContain('commercial');
  });

  test('never holds the team', () => {
    expect(JSON.stringify(toDocument(row()))).not.toContain('team');
  });
});

describe('derived values', () => {
  const prices: Price[] = [
    { kind: 'FIXED', amountFen: '30000000' },
    { kind: 'RANGE', minFen: '100', maxFen: '200' },
    { kind: 'ROYALTY', percent: 3.5 },
    { kind: 'EQUITY', percent: 0.07 },
    { kind: 'NEGOTIABLE' },
    { kind: 'USE_FIRST_PAY_LATER' },
  ];

  test.each(prices)('a price of kind $kind comes back from its columns as it went in', (price) => {
    expect(priceOf(priceColumns(price))).toEqual(price);
  });

  test('price bands begin at their lower end', () => {
    const band = (amountFen: string) => priceBandOf({ kind: 'FIXED', amountFen });
    expect([band('9999999'), band('10000000'), band('49999999'), band('500000000')]).toEqual([
      'LT10',
      '10_50',
      '10_50',
      'GE500',
    ]);
  });

  test('the state of the rights is the best of those alive', () => {
    expect(ipStateOf([])).toBe('NONE');
    expect(ipStateOf([{ ...right, type: 'NONE' }])).toBe('NONE');
    expect(ipStateOf([right])).toBe('PENDING');
    expect(ipStateOf([right, { ...right, status: 'GRANTED' }])).toBe('IN_FORCE');
    expect(ipStateOf([{ ...right, status: 'LAPSED' }])).toBe('LAPSED');
  });

  test('the holder is warned when the means of an unpublished application would be public', () => {
    expect(warningsOf(row())).toEqual(['unpublished-application']);
    expect(warningsOf(row({ technical: 'REGISTERED' }))).toEqual([]);
  });

  test('the stage follows from the readiness level unless it is given', () => {
    expect(toColumns({ trl: 6 })).toEqual({ trl: 6, stage: 'PILOT' });
    expect(toColumns({ trl: 6, stage: 'BENCH' })).toEqual({ trl: 6, stage: 'BENCH' });
  });

  test('only core fields that differ need a review', () => {
    const published = row();
    const same = { title: published.title, disclosure: { ...published.disclosure }, abstract: '新的简介' };
    expect(splitCore(published, same)).toEqual({ core: {}, rest: { abstract: '新的简介' } });
    expect(splitCore(published, { title: '新名称', cases: '案例' })).toEqual({
      core: { title: '新名称' },
      rest: { cases: '案例' },
    });
  });

  test('restricting a group applies at once, opening one waits for review', () => {
    const published = row({ technical: 'REGISTERED' });
    const { disclosure } = published;
    const stricter = { ...disclosure, commercial: 'MATCHED' as const };
    expect(splitCore(published, { disclosure: stricter })).toEqual({ core: {}, rest: { disclosure: stricter } });
    const both = { ...stricter, technical: 'PUBLIC' as const };
    expect(splitCore(published, { disclosure: both })).toEqual({
      core: { disclosure: both },
      rest: { disclosure: stricter },
    });
  });

  test('what submission still asks for is named field by field', () => {
    const pointers = missingIn(newAchievement(ID, ID, NOW)).map((fault) => fault.pointer);
    expect(pointers).toEqual([
      '/abstract',
      '/problem',
      '/innovation',
      '/applications',
      '/trl',
      '/attribute',
      '/techArea',
      '/modes',
      '/price',
    ]);
  });
});
