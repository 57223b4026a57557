// What stands on the papers of a contract: the registration form, and the certificate that it is in the ledger. Pure.
import type { PdfContent, PdfTable } from '@app/platform';
import { fenToYuan, labelOf } from '@app/reference';
import type { ContractView } from '../contract.schema.js';
import { nationalForm } from './national-form.js';

const FOOT = '科技大市场';

/** The filled-in form of domain §2.5. */
export function formPaper(view: ContractView): PdfContent {
  const fields = nationalForm(view);
  const groups = [...new Set(fields.map(({ group }) => group))];
  const { form } = view;
  return {
    title: '技术合同登记表',
    lead: [`平台编号：${view.number ?? '未提交'}　项目名称：${form.projectName ?? ''}`],
    facts: [],
    tables: [
      ...groups.map((group) => ({
        title: group,
        columns: [
          { header: '项目', weight: 2 },
          { header: '内容', weight: 5 },
          { header: '代码', weight: 1.4 },
        ],
        rows: fields
          .filter((field) => field.group === group)
          .map(({ label, value, code }) => [label, value, code ?? '']),
      })),
      ...amountTables(view),
    ],
    notes: [
      `标的技术内容、范围和要求：${form.technicalContent ?? ''}`,
      '本表由平台按申请人填写的内容生成；认定登记以技术合同登记机构的决定为准。',
    ],
    foot: `${FOOT} · ${view.number ?? ''}`,
    dated: new Date(view.updatedAt),
  };
}

function amountTables({ form }: ContractView): PdfTable[] {
  const items = form.nonTechnicalItems ?? [];
  const plan = form.paymentPlan ?? [];
  const costs: PdfTable = {
    title: '非技术性费用',
    columns: [
      { header: '类别', weight: 2 },
      { header: '说明', weight: 4 },
      { header: '金额（元）', weight: 2, align: 'right' },
    ],
    rows: items.map((item) => [
      item?.type ? labelOf('nonTechnicalItemType', item.type) : '',
      item?.description ?? '',
      yuanOf(item?.amountFen),
    ]),
  };
  const payments: PdfTable = {
    title: '付款计划',
    columns: [
      { header: '到期日', weight: 2 },
      { header: '条件', weight: 4 },
      { header: '金额（元）', weight: 2, align: 'right' },
    ],
    rows: plan.map((step) => [step?.dueOn ?? '', step?.condition ?? '', yuanOf(step?.amountFen)]),
  };
  return [costs, payments].filter(({ rows }) => rows.length > 0);
}

/** What the certificate is proved by. */
export interface CertificateProof {
  seq: string;
  /** 64 hex digits. */
  leafHash: string;
  /** Opens the statistics of this entry on the public page. */
  code: string | null;
  /** Address of the public page with number and code. */
  address: string;
}

/** That a registered contract stands in the ledger; not the national system's certificate, and it says so. */
export function certificatePaper(view: ContractView, proof: CertificateProof): PdfContent {
  const { form } = view;
  const facts: [string, string][] = [
    ['合同登记编号', view.registrationNumber ?? ''],
    ['登记日期', view.registeredOn ?? ''],
    ['项目名称', form.projectName ?? ''],
    ['合同类型', `${labelled('contractType', form.type)} · ${labelled('contractSubType', form.subType)}`],
    ['卖方', form.seller?.name ?? ''],
    ['买方', form.buyer?.name ?? ''],
    ['合同成交总额', `${fenToYuan(BigInt(view.totalFen))} 元`],
    ['技术交易额', `${fenToYuan(BigInt(view.technicalFen))} 元`],
    ['台账分录', `第 ${proof.seq} 条`],
    ['分录哈希', proof.leafHash],
    ...(proof.code === null ? [] : [['验证码', proof.code] as [string, string]]),
  ];
  return {
    title: '技术合同入账证明',
    lead: ['下列技术合同已认定登记，并记入只增不改的技术合同台账。'],
    facts: facts.map(([label, value]) => ({ label, value })),
    tables: [],
    notes: [
      `公开验证：扫描二维码，或打开 ${proof.address}`,
      '验证页证明本分录在签名检查点所覆盖的台账之中，不显示其他合同。',
      '本证明由平台出具，不代替全国技术合同管理与服务系统的登记证明。',
    ],
    foot: `${FOOT} · ${view.registrationNumber ?? ''}`,
    dated: new Date(`${view.registeredOn ?? '1970-01-01'}T00:00:00+08:00`),
    qr: proof.address,
  };
}

function yuanOf(fen: string | null | undefined): string {
  return fen ? fenToYuan(BigInt(fen)) : '';
}

function labelled(list: 'contractType' | 'contractSubType', code: string | null | undefined): string {
  return code ? labelOf(list, code) : '';
}
