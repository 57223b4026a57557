import { describe, expect, it } from '@jest/globals';
import { filterCount, readView, toggleFilter, writeView } from './view.js';

const rules = { fields: ['techField', 'stage'], sorts: ['relevance', 'newest'], tabs: ['mine', 'open'] };

describe('the view of a list in the URL', () => {
  it('reads what it knows and drops what it does not', () => {
    const view = readView(
      new URLSearchParams('q= 高盐废水 &f=techField:env&f=techField:env&f=secret:1&f=stage:&sort=odd&tab=x&id=7'),
      rules,
    );
    expect(view).toEqual({ q: '高盐废水', filters: { techField: ['env'] }, sort: 'relevance', id: '7', tab: 'mine' });
  });
  it('survives the way to the URL and back, defaults left out', () => {
    const params = new URLSearchParams('q=a&f=techField:env&f=techField:mat&f=stage:pilot&sort=newest&tab=open&id=9');
    expect(writeView(readView(params, rules), rules).toString()).toBe(
      'q=a&f=techField%3Aenv&f=techField%3Amat&f=stage%3Apilot&sort=newest&tab=open&id=9',
    );
    expect(writeView(readView(new URLSearchParams('sort=relevance&tab=mine'), rules), rules).toString()).toBe('');
  });
  it('switches one value and forgets the selection', () => {
    const empty = readView(new URLSearchParams('id=7'), rules);
    const one = toggleFilter(empty, 'stage', 'pilot');
    expect(one.filters).toEqual({ stage: ['pilot'] });
    expect(one.id).toBeNull();
    expect(filterCount(one)).toBe(1);
    expect(toggleFilter(one, 'stage', 'pilot').filters).toEqual({});
  });
});
