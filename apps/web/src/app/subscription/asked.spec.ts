import { describe, expect, it } from '@jest/globals';
import type { SavedSearch } from '../../api/queries/subscriptions.js';
import { askedIn, hallOf, isSame, nameOf } from './asked.js';

const FACETS = [
  { field: 'techArea', title: '领域', options: [{ value: '03', label: '生物医药' }] },
  { field: 'stage', title: '阶段', options: [{ value: 'PILOT', label: '中试' }] },
];
const ask = (search: string) => askedIn(new URLSearchParams(search), 'achievement', FACETS);
const saved = (fields: Partial<SavedSearch>) =>
  ({ noun: 'achievement', q: '榨菜', filters: {}, ...fields }) as SavedSearch;

describe('the question of an address', () => {
  it('is its words and its known facets, whatever their order', () => {
    const one = ask('q=榨菜&f=techArea:06&f=techArea:03&f=stage:PILOT&f=other:1&sort=trl');
    expect(one).toEqual({ noun: 'achievement', q: '榨菜', filters: { techArea: '03,06', stage: 'PILOT' } });
    expect(ask('f=stage:PILOT&f=techArea:03&f=techArea:06&q=榨菜')).toEqual(one);
  });

  it('is none when nothing is asked', () => {
    expect(ask('sort=trl')).toBeNull();
  });

  it('is the saved one when words and codes are the same', () => {
    const asked = ask('q=榨菜&f=techArea:03&f=techArea:06')!;
    expect(isSame(saved({ filters: { techArea: '06,03' } }), asked)).toBe(true);
    expect(isSame(saved({ filters: { techArea: '06' } }), asked)).toBe(false);
    expect(isSame(saved({ filters: { techArea: '06,03' }, q: '盐' }), asked)).toBe(false);
    expect(isSame(saved({ filters: { techArea: '06,03', stage: 'PILOT' } }), asked)).toBe(false);
  });

  it('is named by its words and labels', () => {
    expect(nameOf(ask('q=榨菜&f=techArea:03&f=stage:PILOT')!, FACETS)).toBe('榨菜 · 生物医药 · 中试');
  });

  it('leads back to the hall', () => {
    const address = hallOf(saved({ filters: { techArea: '03,06' } }));
    expect(ask(address.split('?')[1] ?? '')).toEqual({
      noun: 'achievement',
      q: '榨菜',
      filters: { techArea: '03,06' },
    });
    expect(hallOf(saved({ noun: 'demand', q: '', filters: {} }))).toBe('/demands');
  });
});
