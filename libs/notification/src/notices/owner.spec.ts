import { expect, test } from '@jest/globals';
import { perOwner } from './owner.js';

const listing = (id: string, organisationId: string, contactUserId: string | null) => ({
  id,
  title: id,
  organisationId,
  contactUserId,
});

test('listings make one group per organisation, then one per contact person', () => {
  const groups = perOwner(
    [listing('a', 'o1', 'u1'), listing('b', 'o2', null), listing('c', 'o1', 'u1')],
    ['TT_OFFICER'],
  );
  expect(groups.map(({ to, items }) => [to, items.map(({ id }) => id)])).toEqual([
    [{ organisationId: 'o1', roles: ['TT_OFFICER'] }, ['a', 'c']],
    [{ organisationId: 'o2', roles: ['TT_OFFICER'] }, ['b']],
    [{ userId: 'u1' }, ['a', 'c']],
  ]);
});
