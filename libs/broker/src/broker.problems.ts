// Problems of the broker room. Codes are API.
import { defineProblems } from '@app/platform';

export const brokerProblems = defineProblems({
  'broker.not-found': { status: 404, title: '技术经纪人不存在，或您无权查看' },
  'broker.already-registered': { status: 409, title: '您已提交过技术经纪人登记' },
  'broker.no-organisation': { status: 409, title: '请先加入一个机构，再申请登记为技术经纪人' },
  'broker.own-application': { status: 403, title: '不能审核自己的登记申请' },
  'broker.not-available': { status: 409, title: '该技术经纪人目前不接受委派' },
  'broker.assignment-not-found': { status: 404, title: '没有等待您答复的委派' },
  'broker.already-assigned': { status: 409, title: '已有技术经纪人受理或正在等待答复' },
  'broker.conflict-undeclared': { status: 422, title: '您所在机构是交易一方，受理前必须作利益冲突声明' },
});
