// What can go wrong with a demand: error code → status and title. Codes are part of the API.
// `demand.wrong-state` (409) is added by the lifecycle.
import { defineProblems } from '@app/platform';

export const demandProblems = defineProblems({
  'demand.not-found': { status: 404, title: '需求不存在，或您无权查看' },
  'demand.not-yours': { status: 403, title: '您的角色不能对这项需求进行此操作' },
  'demand.invalid': { status: 400, title: '需求内容不符合要求' },
  'demand.incomplete': { status: 422, title: '需求内容不完整，暂不能发布' },
  'demand.changed-meanwhile': { status: 409, title: '需求已被他人修改，请刷新后再试' },
});
