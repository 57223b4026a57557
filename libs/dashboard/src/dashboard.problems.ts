// Error codes of the dashboard room.
import { defineProblems } from '@app/platform';

export const dashboardProblems = defineProblems({
  'dashboard.not-your-target': { status: 403, title: '只有区级主管部门可以设定规划目标' },
});
