// Error codes of the yearly assessment.
import { defineProblems } from '@app/platform';

export const assessmentProblems = defineProblems({
  'assessment.not-found': { status: 404, title: '没有这项考核指标，或您无权查看' },
  'assessment.not-yours': { status: 403, title: '只有区级主管部门可以分解目标、退回和确认' },
  'assessment.not-your-unit': { status: 403, title: '只有本单位可以填报' },
  'assessment.same-person': { status: 409, title: '填报人不能确认或退回自己的填报' },
  'assessment.no-system-value': { status: 422, title: '系统没有这个单位的数，不能按系统数计分' },
  'assessment.outside-year': { status: 422, title: '统计日须在考核年度内' },
});
