// Error codes of the ledger room.
import { defineProblems } from '@app/platform';

export const ledgerProblems = defineProblems({
  'ledger.invalid-entry': { status: 422, title: '台账分录的内容不符合要求' },
  'ledger.other-input': { status: 422, title: '同一个幂等键已用于另一条台账分录' },
  'ledger.no-such-entry': { status: 422, title: '要更正的台账分录不存在' },
  'ledger.already-cancelled': { status: 409, title: '该分录已被注销或撤销，不能再次注销' },
  'ledger.not-sealed-yet': { status: 503, title: '已受理并保存，台账分录正在入账，请稍后查看' },
  'ledger.entry-not-found': { status: 404, title: '台账分录不存在，或您无权查看' },
  'ledger.unknown-version': { status: 422, title: '不认识的台账分录格式版本' },
  'ledger.verifying': { status: 409, title: '台账核验正在进行，请稍后再试' },
  'ledger.too-long-to-verify': { status: 409, title: '台账过长，请用命令行 npm run ledger:verify 核验' },
  'ledger.exporting': { status: 409, title: '台账正在导出，请稍后再试' },
  'ledger.export-of-district': { status: 403, title: '导出的是全区台账，乡镇（街道）和园区账号只能查看辖区内的分录' },
  'ledger.key-missing': { status: 409, title: '本机没有台账的签名密钥' },
  'ledger.contradiction': { status: 409, title: '拒绝签署：台账与已签署的检查点矛盾' },
  'ledger.not-signed-yet': { status: 409, title: '该分录尚未进入已签署的检查点，请稍后再试' },
  'ledger.no-checkpoint': { status: 404, title: '没有这个检查点' },
  'ledger.no-such-log': { status: 404, title: '没有这个台账流，或尚未签署检查点' },
  'ledger.no-such-tile': { status: 404, title: '没有这个哈希瓦片' },
  'ledger.no-such-certificate': { status: 404, title: '没有这个登记编号的台账分录' },
});
