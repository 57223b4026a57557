// Error codes of the reference room.
import { defineProblems } from '@app/platform';

export const referenceProblems = defineProblems({
  'reference.unknown-list': { status: 404, title: '没有这个代码表' },
  'reference.unknown-period': { status: 404, title: '没有这个规划期' },
});
