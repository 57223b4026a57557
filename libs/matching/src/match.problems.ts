// What can go wrong with a match: error code → status and title. Codes are part of the API.
import { defineProblems } from '@app/platform';

export const matchProblems = defineProblems({
  'match.not-found': { status: 404, title: '匹配不存在，或您无权查看' },
  'match.not-yours': { status: 403, title: '您的角色不能对这条匹配进行此操作' },
  'match.weights-not-found': { status: 404, title: '没有这一版权重' },
  'match.nothing-to-learn': { status: 409, title: '没有新的操作记录可学，再学一次结果相同' },
  'match.weights-not-ready': { status: 409, title: '这一版权重现在不能这样启用' },
  'match.decided': { status: 409, title: '本方已对这条匹配作出决定' },
});
