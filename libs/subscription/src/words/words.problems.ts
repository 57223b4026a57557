// What can go wrong with the words of the search box beside what the platform refuses in a list.
import { defineProblems } from '@app/platform';

export const wordsProblems = defineProblems({
  'search.no-such-words': { status: 404, title: '没有这一版词表' },
  'search.words-unchanged': { status: 409, title: '与正在使用的词表相同，无需保存' },
});
