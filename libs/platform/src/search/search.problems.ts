// Problems of the operator's words for the search box.
import { defineProblems } from '../http/problem.js';

export const searchProblems = defineProblems({
  'search.words-changed': { status: 409, title: '词表已被他人修改，请刷新后再改' },
  'search.words-contradict': { status: 422, title: '词表有矛盾' },
});
