// Errors of this room. Codes are API.
import { defineProblems } from '@app/platform';

export const NOTIFICATION_PROBLEMS = defineProblems({
  'notification.not-found': { status: 404, title: '通知不存在，或您无权查看' },
});
