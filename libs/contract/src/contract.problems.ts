// Error codes of the contract room. `contract.wrong-state` comes with the lifecycle.
import { defineProblems } from '@app/platform';

export const contractProblems = defineProblems({
  'contract.not-found': { status: 404, title: '技术合同不存在，或您无权查看' },
  'contract.not-registered': { status: 409, title: '合同尚未登记入账，没有入账证明' },
  'contract.file-not-found': { status: 404, title: '附件不存在，或您无权查看' },
  'contract.forbidden': { status: 403, title: '您在此合同中没有进行此操作的权限' },
  'contract.same-person': { status: 403, title: '复审须由受理和初审以外的另一人进行' },
  'contract.own-organisation': { status: 403, title: '您是当事人单位的人员、本合同的经纪人或申报人，应当回避' },
  'contract.seller-decides': { status: 403, title: '技术经纪人可以代为填写，提交和撤回由卖方进行' },
  'contract.no-seller': { status: 403, title: '只有卖方单位或主办的技术经纪人可以申请登记' },
  'contract.incomplete': { status: 422, title: '登记表尚未填写完整' },
  'contract.precheck-failed': { status: 422, title: '预检未通过' },
  'contract.deal-not-signed': { status: 409, title: '撮合尚未签约，不能申请登记' },
  'contract.deal-has-contract': { status: 409, title: '该撮合已有登记申请' },
  'contract.changed-meanwhile': { status: 409, title: '登记表刚刚被他人修改，请刷新后再提交' },
  'contract.number-taken': { status: 409, title: '该合同登记编号已被使用' },
  'contract.too-many-files': { status: 409, title: '一份合同最多上传 30 个附件' },
});
