// Error codes of the ledger room.
import { defineProblems } from '@app/platform';

export const ledgerProblems = defineProblems({
  'ledger.invalid-entry': { status: 422, title: '台账分录的内容不符合要求' },
  'ledger.other-input': { status: 422, title: '同一个幂等键已用于另一条台账分录' },
  'ledger.no-such-entry': { status: 422, title: '要更正的台账分录不存在' },
  'ledger.already-cancelled': { status: 409, title: '该分录已被注销或撤销，不能再次注销' },
  'ledger.entry-not-found': { status: 404, title: '台账分录不存在，或您无权查看' },
  'ledger.unknown-version': { status: 422, title: '不认识的台账分录格式版本' },
  'ledger.verifying': { status: 409, title: '台账核验正在进行，请稍后再试' },
  'ledger.too-long-to-verify': { status: 409, title: '台账过长，请用命令行 npm run ledger:verify 核验' },
});
