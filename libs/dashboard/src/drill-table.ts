// The columns of the list behind a figure when it is saved as a file.
import type { TableColumn } from '@app/platform';
import type { DrillRow } from './dashboard.schema.js';

const KINDS: Record<string, string> = {
  REGISTRATION: '登记',
  AMENDMENT: '变更',
  CANCELLATION: '注销',
  REVOCATION: '撤销',
  RECEIPT: '到账',
  RECEIPT_CORRECTION: '到账更正',
};

/** Rows of corrections stand beside what they correct: the amounts of the column add up to the figure. */
export const DRILL_COLUMNS: readonly TableColumn<DrillRow>[] = [
  { kind: 'text', header: '台账序号', width: 10, of: (row) => row.seq },
  { kind: 'text', header: '分录', width: 10, of: (row) => KINDS[row.kind] ?? row.kind },
  { kind: 'text', header: '更正的分录', width: 12, of: (row) => row.correctsSeq },
  { kind: 'date', header: '台账日期', of: (row) => row.ledgerDate },
  { kind: 'text', header: '合同登记编号', width: 20, of: (row) => row.registrationNumber },
  { kind: 'text', header: '项目名称', width: 48, of: (row) => row.title },
  { kind: 'text', header: '卖方', width: 32, of: (row) => row.sellerName },
  { kind: 'text', header: '买方', width: 32, of: (row) => row.buyerName },
  { kind: 'text', header: '合同类型', width: 12, of: (row) => row.typeLabel },
  { kind: 'text', header: '技术领域', width: 28, of: (row) => row.techAreaLabel },
  { kind: 'text', header: '流向', width: 10, of: (row) => row.directionLabel },
  { kind: 'money', header: '合同成交总额（元）', width: 22, of: (row) => BigInt(row.totalFen) },
  { kind: 'money', header: '技术交易额（元）', width: 22, of: (row) => BigInt(row.technicalFen) },
];
