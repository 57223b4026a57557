import { describe, expect, test } from '@jest/globals';
import '@app/reference';
import { AchievementQuery } from './achievement.list.schema.js';
import { DraftAchievement, EditAchievement, SubmitAchievement } from './achievement.schema.js';

/** Pointers of the faults in a draft with these fields. */
function faults(fields: object): string[] {
  const result = DraftAchievement.safeParse({ title: '榨菜低盐发酵菌剂', ...fields });
  return (result.error?.issues ?? []).map((issue) => issue.path.join('/'));
}

const right = { type: 'INVENTION', title: '一种低盐发酵方法', status: 'GRANTED' };

describe('what a draft may hold', () => {
  test('a title is enough to begin', () => {
    expect(faults({})).toEqual([]);
    expect(faults({ title: '菌剂' })).toEqual(['title']);
  });

  test('an unknown code names its list', () => {
    const result = DraftAchievement.safeParse({ title: '榨菜低盐发酵菌剂', techArea: '99' });
    expect(result.error?.issues[0]?.message).toContain('技术领域');
    expect(faults({ bases: ['B1', 'B9'] })).toEqual(['bases/1']);
    expect(faults({ industry: 'Z99' })).toEqual(['industry']);
    expect(faults({ modes: ['GIVE_AWAY'] })).toEqual(['modes/0']);
  });

  test('a patent number with a wrong check character is refused, a right one is stored in one form', () => {
    expect(faults({ ip: [{ ...right, number: '201710601862.4' }] })).toEqual(['ip/0/number']);
    const stored = DraftAchievement.parse({
      title: '榨菜低盐发酵菌剂',
      ip: [{ ...right, number: 'ZL2017 1 0601862.3' }],
    });
    expect(stored.ip?.[0]?.number).toBe('201710601862.3');
    expect(faults({ ip: [{ ...right, type: 'SOFTWARE', number: '2024SR0123456' }] })).toEqual([]);
  });

  test('a price is complete for its kind', () => {
    expect(faults({ price: { kind: 'FIXED', amountFen: '30000000' } })).toEqual([]);
    expect(faults({ price: { kind: 'FIXED' } })).toEqual(['price/amountFen']);
    expect(faults({ price: { kind: 'FIXED', amountFen: '0' } })).toEqual(['price/amountFen']);
    expect(faults({ price: { kind: 'RANGE', minFen: '200', maxFen: '100' } })).toEqual(['price/maxFen']);
    expect(faults({ price: { kind: 'RANGE', minFen: '1.5', maxFen: '99.0' } })).toEqual([
      'price/minFen',
      'price/maxFen',
    ]);
    expect(faults({ price: { kind: 'ROYALTY', percent: 101 } })).toEqual(['price/percent']);
    expect(faults({ price: { kind: 'BARTER' } })).toEqual(['price/kind']);
  });

  test('contributions of the completers do not exceed the whole, and one leads', () => {
    const person = { name: '李明' };
    expect(
      faults({
        completers: [
          { ...person, contributionPercent: 60 },
          { ...person, contributionPercent: 40 },
        ],
      }),
    ).toEqual([]);
    expect(
      faults({
        completers: [
          { ...person, contributionPercent: 60 },
          { ...person, contributionPercent: 40.01 },
        ],
      }),
    ).toEqual(['completers']);
    expect(
      faults({
        completers: [
          { ...person, isLeader: true },
          { ...person, isLeader: true },
        ],
      }),
    ).toEqual(['completers']);
  });

  test('at most eight keywords, none twice', () => {
    expect(faults({ keywords: [...'一二三四五六七八九'] })).toEqual(['keywords']);
    expect(faults({ keywords: ['榨菜', '榨菜'] })).toEqual(['keywords']);
  });

  test('readiness is 1 to 9', () => {
    expect(faults({ trl: 0 })).toEqual(['trl']);
    expect(faults({ trl: 10 })).toEqual(['trl']);
    expect(faults({ trl: 4.5 })).toEqual(['trl']);
  });

  test('fields that nobody named are dropped, so that a client cannot set the state', () => {
    expect(EditAchievement.parse({ title: '榨菜低盐发酵菌剂', state: 'PUBLISHED', organisationId: 'x' })).toEqual({
      title: '榨菜低盐发酵菌剂',
    });
  });
});

test('submission needs the declaration that nothing is secret', () => {
  expect(SubmitAchievement.safeParse({}).success).toBe(false);
  expect(SubmitAchievement.safeParse({ declaresNoSecrets: false }).success).toBe(false);
  expect(SubmitAchievement.safeParse({ declaresNoSecrets: true }).success).toBe(true);
});

test('facet values in a query are codes joined by commas', () => {
  expect(AchievementQuery.parse({ techArea: '01,03' }).techArea).toBe('01,03');
  expect(AchievementQuery.safeParse({ techArea: `01' OR 1=1` }).success).toBe(false);
  expect(AchievementQuery.safeParse({ limit: '1000' }).success).toBe(false);
});
