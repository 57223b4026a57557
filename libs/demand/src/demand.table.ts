// Demands as rows of a file: the columns of hall and own list, in the language of the request. An anonymous owner stands as
// the card shows it.
import { fenOf, labelled, labelOrNone } from '@app/listing';
import { said, type TableColumn } from '@app/platform';
import type { DemandCard, OwnDemandCard } from './demand.list.schema.js';
import type { Budget } from './demand.schema.js';

/** Columns of the hall. */
export function hallColumns(): TableColumn<DemandCard>[] {
  return [
    { kind: 'text', header: said('需求编号', 'Number'), width: 15, of: (card) => card.code },
    { kind: 'text', header: said('需求名称', 'Title'), width: 44, of: (card) => card.title },
    { kind: 'text', header: said('需求单位', 'Organisation'), width: 28, of: (card) => card.owner.name },
    {
      kind: 'text',
      header: said('所在地', 'Region'),
      width: 14,
      of: (card) => labelOrNone('region', card.owner.regionCode),
    },
    { kind: 'text', header: said('需求类型', 'Type'), width: 14, of: (card) => labelOrNone('demandType', card.type) },
    {
      kind: 'text',
      header: said('技术领域', 'Field of technology'),
      of: (card) => labelOrNone('techArea', card.techArea),
    },
    { kind: 'text', header: said('预算', 'Budget'), width: 12, of: (card) => budgetWords(card.budget) },
    {
      kind: 'money',
      header: said('预算下限（元）', 'Lowest budget (CNY)'),
      of: ({ budget }) => amountOf(budget, 'minFen'),
    },
    {
      kind: 'money',
      header: said('预算上限（元）', 'Highest budget (CNY)'),
      of: ({ budget }) => amountOf(budget, 'maxFen'),
    },
    {
      kind: 'text',
      header: said('合作方式', 'Ways to cooperate'),
      of: (card) => labelled('cooperationMode', card.cooperationModes),
    },
    { kind: 'integer', header: said('成熟度要求（TRL）', 'Readiness required (TRL)'), of: (card) => card.requiredTrl },
    { kind: 'text', header: said('产业科创基地', 'Industrial bases'), of: (card) => labelled('base', card.bases) },
    { kind: 'integer', header: said('技术指标数', 'Indicators'), of: (card) => card.targetCount },
    { kind: 'text', header: said('难题描述（摘要）', 'Problem (beginning)'), width: 60, of: (card) => card.problem },
    { kind: 'date', header: said('截止日期', 'Deadline'), of: (card) => card.deadline },
    { kind: 'date', header: said('发布日期', 'Published'), of: (card) => card.publishedAt },
    { kind: 'date', header: said('有效期至', 'Valid until'), of: (card) => card.validUntil },
  ];
}

/** Columns of the enterprise's own list. */
export function ownColumns(): TableColumn<OwnDemandCard>[] {
  const [code, title, , , ...rest] = hallColumns();
  return [
    ...[code, title].flatMap((column) => column ?? []),
    { kind: 'text', header: said('状态', 'State'), width: 12, of: (card) => STATE_WORDS[card.state]() },
    {
      kind: 'text',
      header: said('匿名发布', 'Anonymous'),
      width: 10,
      of: (card) => (card.owner.isAnonymous ? said('是', 'Yes') : said('否', 'No')),
    },
    ...rest,
    { kind: 'minute', header: said('更新时间', 'Updated'), of: (card) => card.updatedAt },
  ];
}

const STATE_WORDS: Record<OwnDemandCard['state'], () => string> = {
  DRAFT: () => said('草稿', 'Draft'),
  OPEN: () => said('征集中', 'Open'),
  CLOSED: () => said('已关闭', 'Closed'),
  EXPIRED: () => said('已过期', 'Expired'),
};

function budgetWords(budget: Budget | null): string | null {
  return budget && (budget.kind === 'RANGE' ? said('区间', 'Range') : said('面议', 'Negotiable'));
}

function amountOf(budget: Budget | null, end: 'minFen' | 'maxFen'): bigint | null {
  return budget?.kind === 'RANGE' ? fenOf(budget[end]) : null;
}
