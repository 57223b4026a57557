// Error codes of indicators, of the units that answer for them, and of plan periods.
import { defineProblems } from '@app/platform';

export const indicatorProblems = defineProblems({
  'indicator.not-found': { status: 404, title: '没有这个指标，或您无权查看' },
  'indicator.evidence-not-found': { status: 404, title: '没有这条依据，或您无权查看' },
  'indicator.not-yours': { status: 403, title: '只有区级主管部门可以管理指标、目标和单位' },
  'indicator.not-your-unit': { status: 403, title: '只能为本单位填报' },
  'indicator.code-taken': { status: 409, title: '这个代码已被使用' },
  'indicator.already-corrected': { status: 409, title: '这条依据已被更正，请更正最新的一条' },
  'indicator.unknown-unit': { status: 422, title: '没有这个单位' },
  'indicator.unknown-file': { status: 422, title: '没有这个附件，或不是您上传的' },
  'indicator.in-future': { status: 422, title: '统计日不得晚于今天' },
  'indicator.needs-metric': { status: 422, title: '请注明金额口径：合同成交总额或技术交易额' },
  'indicator.unknown-organisation': { status: 422, title: '平台上没有这个统一社会信用代码的单位' },
});
