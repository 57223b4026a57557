// Loads the demo's contracts through the registry: filed by the seller, accepted and first reviewed by a clerk,
// registered by another person. No row is written behind the services' back.
import { ContractFiles, Desk, Filing, type ContractDraft } from '@app/contract';
import type { OrganisationCard } from '@app/identity';
import { shanghaiDate } from '@app/reference';
import { planContracts, type PlannedContract } from './contract-plan.js';
import type { DemoHouse } from './house.js';
import { demoCreditCode } from './numbers.js';
import { demoPdf } from './pdf.js';

const HOUR_MS = 3_600_000;

const fen = (yuan: number): string => (BigInt(yuan) * 100n).toString();

const SOCIAL_GOALS: Record<string, string> = { '07': '01', '06': '02', '04': '03', '11': '05', '09': '09' };

function buyerForm(plan: PlannedContract, card: OrganisationCard | null): ContractDraft['buyer'] {
  const { outsideBuyer: outside } = plan;
  return {
    name: card?.name ?? outside.name,
    creditCode: card?.creditCode ?? demoCreditCode('ENTERPRISE', 900 + outside.index, outside.region),
    partyType: card?.partyType ?? outside.partyType,
    regionCode: card?.regionCode ?? outside.region,
    townshipCode: card?.townshipCode ?? null,
    parkCode: card?.parkCode ?? null,
    industryCode: card?.industryCode ?? outside.industry,
    scale: card?.scale ?? null,
    address: '演示地址 1 号',
    representative: '演示代表',
    contactName: '演示联系人',
    contactTelephone: '023-72000000',
  };
}

function formOf(plan: PlannedContract, sellerName: string, buyer: ContractDraft['buyer']): ContractDraft {
  const technicalYuan = plan.totalYuan - plan.nonTechnicalYuan;
  const signedOn = shanghaiDate(plan.signedOn);
  const endsOn = shanghaiDate(new Date(plan.signedOn.getTime() + 540 * 24 * HOUR_MS));
  return {
    projectName: plan.title,
    type: plan.type,
    subType: plan.subType,
    licenceMode: plan.licenceMode,
    signedOn,
    startsOn: signedOn,
    endsOn,
    totalFen: fen(plan.totalYuan),
    technicalFen: fen(technicalYuan),
    receivedFen: fen(plan.receivedYuan),
    nonTechnicalItems:
      plan.nonTechnicalYuan > 0
        ? [{ type: 'EQUIPMENT', description: '试验台架与专用设备购置', amountFen: fen(plan.nonTechnicalYuan) }]
        : [],
    payMethod: 'INSTALMENT',
    paymentPlan: [
      { dueOn: signedOn, amountFen: fen(Math.floor(plan.totalYuan * 0.3)), condition: '合同生效后' },
      { dueOn: endsOn, amountFen: fen(plan.totalYuan - Math.floor(plan.totalYuan * 0.3)), condition: '验收合格后' },
    ],
    techArea: plan.techArea,
    industry: plan.industry,
    socialGoal: SOCIAL_GOALS[plan.techArea] ?? '10',
    planSource: 'NONE',
    ipType: plan.ipType,
    base: plan.base,
    isRelated: false,
    technicalContent: plan.content,
    clauseText: `甲方：${buyer?.name ?? ''}；乙方：${sellerName}。双方按本合同约定完成技术内容，成果归属与保密见第六条，违约责任见第九条。`,
    declarations: { isWritten: true, sealMatches: true, isFirstFiling: true, isTrue: true },
    seller: {
      address: '重庆市涪陵区演示路 2 号',
      representative: '演示代表',
      contactName: '演示联系人',
      contactTelephone: '023-72000001',
    },
    buyer,
  };
}

/** Drafts the contract for its seller, with its files. Returns its id. */
export async function fileContract(house: DemoHouse, plan: PlannedContract): Promise<string> {
  const seller = await house.spokesperson(plan.sellerKey);
  const card = plan.buyerKey ? await house.organisation(plan.buyerKey) : null;
  const sellerName = (await house.organisation(plan.sellerKey)).name;
  const id = await house.get(Filing).create(seller, { form: formOf(plan, sellerName, buyerForm(plan, card)) });
  const upload = { name: '合同文本（演示）.pdf', mediaType: 'application/pdf' as const, bytes: demoPdf(plan.title) };
  await house.get(ContractFiles).add(seller, id, 'CONTRACT_TEXT', upload);
  if (plan.ipType === 'INVENTION') await house.get(ContractFiles).add(seller, id, 'TITLE_PROOF', upload);
  return id;
}

/** Takes one contract from wherever an earlier load left it to registration. */
async function carry(house: DemoHouse, plan: PlannedContract, index: number): Promise<void> {
  const seller = await house.spokesperson(plan.sellerKey);
  const known = await house.database.query<{ id: string; state: string }>(
    'select id, state from contract where project_name = $1 and seller_organisation_id = $2 order by id desc limit 1',
    [plan.title, seller.organisationId],
  );
  const before = (hours: number): Date => new Date(plan.registeredAt.getTime() - hours * HOUR_MS);
  const id = known[0]?.id ?? (await house.at(before(75), () => fileContract(house, plan)));
  const clerk = await house.actor(index % 3 === 0 ? 'clerk2' : 'clerk');
  const reviewer = await house.actor('reviewer');
  const desk = house.get(Desk);
  const number = `${shanghaiDate(plan.registeredAt).slice(0, 4)}500102${String(index + 1).padStart(6, '0')}`;
  const steps: Record<string, () => Promise<void>> = {
    DRAFT: () => house.at(before(74), () => house.get(Filing).submit(seller, id)),
    SUBMITTED: () => house.at(before(50), () => desk.accept(clerk, id)),
    ACCEPTED: () => house.at(before(26), () => desk.firstReview(clerk, id, { opinion: 'REGISTER' })),
    FIRST_REVIEWED: () => house.at(plan.registeredAt, () => desk.register(reviewer, id, number)),
  };
  const order = Object.keys(steps);
  for (const state of order.slice(Math.max(0, order.indexOf(known[0]?.state ?? 'DRAFT')))) {
    if (known[0]?.state === 'REGISTERED') return;
    await steps[state]?.();
  }
}

/** Registers all contracts of the plan in the order of their days; those already registered are left alone. */
export async function loadContracts(house: DemoHouse, done: () => Promise<void>): Promise<void> {
  const plans = planContracts(house.units, await startOfLoad(house));
  for (const [index, plan] of plans.entries()) {
    await carry(house, plan, index);
    await done();
  }
}

/** The day that an interrupted load began, so that going on with it plans the same contracts. */
export async function startOfLoad(house: DemoHouse): Promise<Date> {
  const [row] = await house.database.query<{ began: Date | null }>(
    `select (value->>'beganAt')::timestamptz as began from platform_setting where key = 'demo.load'`,
  );
  return row?.began ?? new Date();
}
