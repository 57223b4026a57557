import { describe, expect, it } from '@jest/globals';
import { FULL_LOAD, fitOf, isConflicted, pickBroker, type Candidate, type Need } from './broker.rules.js';

const need: Need = { field: '05', base: 'B4', partyOrgIds: ['seller', 'buyer'], excludedBrokerIds: [] };
const first = () => 0;

function candidate(brokerId: string, facts: Partial<Candidate> = {}): Candidate {
  return { brokerId, organisationIds: [`org-of-${brokerId}`], fields: [], bases: [], load: 0, ...facts };
}

describe('assignment rule', () => {
  it('counts the field twice as much as the base', () => {
    expect(fitOf(candidate('a'), need)).toBe(0);
    expect(fitOf(candidate('a', { bases: ['B4'] }), need)).toBe(1);
    expect(fitOf(candidate('a', { fields: ['05'] }), need)).toBe(2);
    expect(fitOf(candidate('a', { fields: ['05'], bases: ['B4'] }), need)).toBe(3);
  });

  it('finds no fit where the work names neither field nor base', () => {
    const open = { ...need, field: null, base: null };
    expect(fitOf(candidate('a', { fields: ['05'], bases: ['B4'] }), open)).toBe(0);
  });

  it('prefers the better fit to the lower load', () => {
    const pick = pickBroker([candidate('idle'), candidate('fit', { fields: ['05'], load: 9 })], need, first);
    expect(pick).toEqual({ brokerId: 'fit', fit: 2, load: 9 });
  });

  it('prefers the lower load among equally fit brokers', () => {
    const pick = pickBroker(
      [candidate('busy', { fields: ['05'], load: 3 }), candidate('free', { fields: ['05'], load: 1 })],
      need,
      first,
    );
    expect(pick?.brokerId).toBe('free');
  });

  it('asks a fully loaded broker only when everybody is', () => {
    const full = candidate('full', { fields: ['05'], bases: ['B4'], load: FULL_LOAD });
    expect(pickBroker([full, candidate('other')], need, first)?.brokerId).toBe('other');
    expect(pickBroker([full], need, first)?.brokerId).toBe('full');
  });

  it('draws among equals over the whole group and nobody else', () => {
    const equals = ['a', 'b', 'c'].map((id) => candidate(id, { fields: ['05'] }));
    const bounds: number[] = [];
    const chosen = [0, 1, 2].map((index) =>
      pickBroker([candidate('worse'), ...equals], need, (bound) => {
        bounds.push(bound);
        return index;
      }),
    );
    expect(bounds).toEqual([3, 3, 3]);
    expect(new Set(chosen.map((pick) => pick?.brokerId))).toEqual(new Set(['a', 'b', 'c']));
  });

  it('skips a broker whose organisation is a party, and one who declined before', () => {
    const tied = candidate('tied', { organisationIds: ['elsewhere', 'buyer'], fields: ['05'] });
    const declined = candidate('declined', { fields: ['05'] });
    const asked = { ...need, excludedBrokerIds: ['declined'] };
    expect(pickBroker([tied, declined], asked, first)).toBeNull();
    expect(pickBroker([tied, declined, candidate('left')], asked, first)?.brokerId).toBe('left');
    expect(isConflicted(tied.organisationIds, need.partyOrgIds)).toBe(true);
  });

  it('finds nobody in an empty register', () => {
    expect(pickBroker([], need, first)).toBeNull();
  });
});
