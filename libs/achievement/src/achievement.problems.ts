// What can go wrong with an achievement: error code → status and title. Codes are part of the API.
// `achievement.wrong-state` (409) is added by the lifecycle.
import { defineProblems } from '@app/platform';

export const achievementProblems = defineProblems({
  'achievement.not-found': { status: 404, title: '成果不存在，或您无权查看' },
  'achievement.not-yours': { status: 403, title: '您的角色不能对这项成果进行此操作' },
  'achievement.self-review': { status: 403, title: '填报人不能审核自己填报的成果' },
  'achievement.invalid': { status: 400, title: '成果内容不符合要求' },
  'achievement.incomplete': { status: 422, title: '成果内容不完整，暂不能提交' },
  'achievement.changed-meanwhile': { status: 409, title: '成果已被他人修改，请刷新后再试' },
});
