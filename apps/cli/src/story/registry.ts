// Second half of the story: contract, two-person registration, ledger, the official's total.
import { randomInt } from 'node:crypto';
import { fenToYuan } from '@app/reference';
import { demoPdf } from '../demo/pdf.js';
import type { Cast } from './cast.js';
import { TOTAL_FEN } from './market.js';

type Say = (line: string) => void;

const EQUIPMENT_FEN = 6_800_000n;

async function fileContract(
  { university, universityName, enterpriseName }: Cast,
  dealId: string,
  say: Say,
): Promise<string> {
  const { id } = await university.post('/api/contracts', { dealId });
  await university.patch(`/api/contracts/${id}`, {
    projectName: '腌渍菜盐水电渗析回用技术服务（演练）',
    subType: 'SRV_GENERAL',
    startsOn: today(0),
    endsOn: today(365),
    technicalFen: (TOTAL_FEN - EQUIPMENT_FEN).toString(),
    nonTechnicalItems: [{ type: 'EQUIPMENT', description: '膜堆与泵阀购置', amountFen: EQUIPMENT_FEN.toString() }],
    payMethod: 'ONE_OFF',
    paymentPlan: [],
    socialGoal: '01',
    planSource: 'NONE',
    ipType: 'NONE',
    isRelated: false,
    technicalContent:
      '为企业提供腌渍菜盐水电渗析回用与食品级盐回收技术服务：工艺设计、膜堆选型、调试与培训。验收指标：淡水氯离子 ≤ 300 mg/L，吨水成本 ≤ 18 元，连续 30 天运行核算，第三方检测。',
    clauseText: `受托方${universityName}与委托方${enterpriseName}按约定完成技术服务，成果归属、保密与违约责任见正文。`,
    declarations: { isWritten: true, sealMatches: true, isFirstFiling: true, isTrue: true },
    seller: {
      address: '涪陵区演练路 1 号',
      representative: '演练代表',
      contactName: '演练联系人',
      contactTelephone: '023-72000001',
    },
    buyer: {
      address: '涪陵区演练路 2 号',
      representative: '演练代表',
      contactName: '演练联系人',
      contactTelephone: '023-72000002',
    },
  });
  await university.upload(`/api/contracts/${id}/files?kind=CONTRACT_TEXT`, 'contract.pdf', demoPdf(id));
  const check = await university.get(`/api/contracts/${id}/precheck`);
  const words: string[] = check.findings
    .filter((finding: { severity: string }) => finding.severity !== 'pass')
    .map((finding: { title: string }) => finding.title);
  say(
    `预检：${check.findings.length} 项，其中需注意 ${words.length} 项${words.length > 0 ? `（${words.join('、')}）` : ''}`,
  );
  const submitted = await university.post(`/api/contracts/${id}/submit`);
  say(`合同提交 ${submitted.number} ${id}`);
  return id;
}

function today(days: number): string {
  return new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10);
}

async function register({ clerk, reviewer }: Cast, id: string, say: Say): Promise<void> {
  await clerk.post(`/api/contracts/${id}/accept`);
  await clerk.post(`/api/contracts/${id}/first-review`, { opinion: 'REGISTER' });
  const number = `${today(0).slice(0, 4)}500102${String(randomInt(500_000, 999_999))}`;
  const same = await clerk.refusal(clerk.post(`/api/contracts/${id}/register`, { registrationNumber: number }));
  if (same.status < 400) throw new Error('the first reviewer registered the contract alone');
  const done = await reviewer.post(`/api/contracts/${id}/register`, { registrationNumber: number });
  say(`初审后由另一人登记 ${done.registrationNumber}（初审人自行登记：${same.status} ${same.code}）`);
}

/** Total of today's plan period, in fen. */
async function totalOf({ official }: Cast): Promise<bigint> {
  const view = await official.get('/api/dashboard');
  return BigInt(view.sums.totalFen);
}

/**
 * Plays from the signed deal to the official's figure.
 * @throws Error unless the total of today's plan period grew by exactly the contract's amount and the ledger verifies
 */
export async function playRegistry(cast: Cast, dealId: string, say: Say): Promise<void> {
  const before = await totalOf(cast);
  const contractId = await fileContract(cast, dealId, say);
  await register(cast, contractId, say);
  const after = await totalOf(cast);
  say(`规划期累计 ${fenToYuan(before)} → ${fenToYuan(after)} 元，增加 ${fenToYuan(after - before)} 元`);
  if (after - before !== TOTAL_FEN) throw new Error(`the total grew by ${after - before} fen, not by ${TOTAL_FEN}`);
  const rows = await cast.official.get('/api/dashboard/contracts?dimension=all&limit=1');
  const newest = rows.items[0];
  if (newest?.contractId !== contractId) throw new Error('the newest row behind the total is not the contract');
  const record = await cast.official.get(`/api/contracts/${contractId}/record`);
  say(`官员打开合同 ${record.registrationNumber ?? ''} 台账第 ${newest.seq} 条`);
  const verified = await cast.official.post('/api/ledger/verify');
  say(
    `台账核验：${verified.isSound ? '一致' : `第 ${verified.fault?.seq} 条不一致`}，重算 ${verified.checkedEntries} 条、${verified.checkedRollups} 个汇总数，${verified.durationMs} ms`,
  );
  if (verified.isSound !== true) throw new Error('the ledger does not verify');
}
