// Error codes of closing periods and of opening plan periods.
import { defineProblems } from '@app/platform';

export const periodProblems = defineProblems({
  'period.not-found': { status: 404, title: '没有这个期间' },
  'period.not-yours': { status: 403, title: '只有区级主管部门可以开启规划期、关账和下载快照' },
  'period.not-over': { status: 409, title: '期间尚未结束，不能关账' },
  'period.closed': { status: 409, title: '这个期间已经关账，不能重复关账，也不能重新打开' },
  'period.code-taken': { status: 409, title: '这个规划期代码已被使用' },
  'period.overlaps': { status: 422, title: '规划期不能与已有规划期重叠' },
  'period.not-whole-months': { status: 422, title: '规划期须从某月第一天起，到某月最后一天止' },
});
