// What can go wrong with reports.
import { defineProblems } from '@app/platform';

export const reportProblems = defineProblems({
  'report.not-found': { status: 404, title: '没有这份报表，或您无权查看' },
  'report.not-built': { status: 409, title: '报表还没有生成完毕' },
  'report.no-such-period': { status: 422, title: '没有这个报告期' },
  'report.period-ahead': { status: 422, title: '报告期还没有开始' },
  'report.already-asked': { status: 409, title: '这个报告期的报表正在生成，请稍候' },
  'report.no-such-schedule': { status: 404, title: '没有这个定时报表，或您无权管理' },
  'report.unknown-recipient': { status: 422, title: '接收人须是能查看该范围的主管部门人员' },
  'report.too-many-schedules': { status: 409, title: '定时报表已达上限' },
});
