// How a question to a hall may go on, for its search box: words, and titles with their addresses.
import type * as listing from '@libs/listing/src/listing.schema.js';
import type { SuggestSource } from '../../ui/list/useSuggestions.js';
import { api, take } from '../client.js';
import type { Wire } from '../wire.js';

type Suggestions = Wire<listing.Suggestions>;

function sourceOf(noun: 'achievement' | 'demand', hall: '/achievements' | '/demands'): SuggestSource {
  return {
    noun,
    ask: async (q, signal) => {
      const call = api.GET(`/api${hall}/suggestions`, { params: { query: { q } }, signal });
      const { items } = await take<Suggestions>(call);
      return items.map(({ text, id }) => ({ text, to: id && `${hall}/${id}` }));
    },
  };
}

export const achievementSuggestions = sourceOf('achievement', '/achievements');
export const demandSuggestions = sourceOf('demand', '/demands');
