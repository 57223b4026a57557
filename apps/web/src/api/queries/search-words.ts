// The words of the search box and their versions: read, tried, saved, brought back. For the operator.
import type { WordListDraft } from '@libs/platform/src/search/words.schema.js';
import type * as words from '@libs/subscription/src/words/words.schema.js';
import { queryOptions } from '@tanstack/react-query';
import { api, keyed, take } from '../client.js';
import type { Wire } from '../wire.js';

export type { WordListDraft };
export type WordsDesk = Wire<words.WordsDesk>;
export type WordsVersion = Wire<words.WordsVersion>;
export type QuestionEffect = Wire<words.WordsPreview>['items'][number];

export const searchWordsQuery = queryOptions({
  queryKey: ['search-words', 'one'],
  queryFn: ({ signal }) => take<WordsDesk>(api.GET('/api/search-words', { signal })),
});

export const wordsOfVersion = (version: number) =>
  take<WordListDraft>(api.GET(`/api/search-words/versions/${version}`));

export const previewWords = (body: words.PreviewWords) =>
  take<Wire<words.WordsPreview>>(api.POST('/api/search-words/preview', { body, params: { header: keyed() } }));

export const saveWords = (body: words.SaveWords) =>
  take<WordsDesk>(api.POST('/api/search-words', { body, params: { header: keyed() } }));

export const restoreWords = (version: number, body: words.RestoreWords) =>
  take<WordsDesk>(api.POST(`/api/search-words/versions/${version}/restore`, { body, params: { header: keyed() } }));
