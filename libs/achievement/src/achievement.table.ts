// Achievements as rows of a file: the columns of hall and own list, in the language of the request. A group that the reader
// may not see is said to be so.
import { fenOf, joined, labelled, labelOrNone, shown } from '@app/listing';
import { said, type TableColumn } from '@app/platform';
import { toldLabel } from '@app/reference';
import type { AchievementCard, OwnAchievementCard } from './achievement.list.schema.js';
import type { IpState, Price } from './achievement.schema.js';

type Column = TableColumn<AchievementCard>;

/** Columns of the hall. */
export function hallColumns(): Column[] {
  return [
    { kind: 'text', header: said('成果编号', 'Number'), width: 15, of: (card) => card.code },
    { kind: 'text', header: said('成果名称', 'Title'), width: 44, of: (card) => card.title },
    { kind: 'text', header: said('持有单位', 'Holder'), width: 28, of: (card) => card.holder.name },
    {
      kind: 'text',
      header: said('技术领域', 'Field of technology'),
      of: (card) => labelOrNone('techArea', card.techArea),
    },
    {
      kind: 'text',
      header: said('所处阶段', 'Stage'),
      width: 12,
      of: (card) => labelOrNone('achievementStage', card.stage),
    },
    { kind: 'integer', header: said('技术就绪度（TRL）', 'Readiness (TRL)'), of: (card) => card.trl },
    { kind: 'text', header: said('知识产权状态', 'Rights'), width: 16, of: (card) => shown(ipWords(card.ipState)) },
    {
      kind: 'text',
      header: said('转化方式', 'Ways of transfer'),
      of: (card) => shown(labelled('transformationMode', card.modes)),
    },
    { kind: 'text', header: said('价格预期', 'Price'), width: 16, of: (card) => shown(priceWords(card.price)) },
    { kind: 'money', header: said('价格下限（元）', 'Lowest price (CNY)'), of: (card) => lowerOf(card.price) },
    { kind: 'money', header: said('价格上限（元）', 'Highest price (CNY)'), of: (card) => upperOf(card.price) },
    { kind: 'text', header: said('产业科创基地', 'Industrial bases'), of: (card) => labelled('base', card.bases) },
    {
      kind: 'text',
      header: said('关键词', 'Keywords'),
      of: (card) => shown(card.keywords && joined(card.keywords)),
    },
    { kind: 'text', header: said('摘要', 'Summary'), width: 60, of: (card) => shown(card.abstract) },
    { kind: 'date', header: said('发布日期', 'Published'), of: (card) => card.publishedAt },
    { kind: 'date', header: said('有效期至', 'Valid until'), of: (card) => card.validUntil },
  ];
}

/** Columns of the unit's own list. */
export function ownColumns(): TableColumn<OwnAchievementCard>[] {
  const [code, title, , ...rest] = hallColumns();
  return [
    ...[code, title].flatMap((column) => column ?? []),
    { kind: 'text', header: said('状态', 'State'), width: 14, of: (card) => STATE_WORDS[card.state]() },
    { kind: 'text', header: said('修改', 'Changes'), width: 18, of: (card) => REVISION_WORDS[card.revisionState]() },
    ...rest,
    { kind: 'minute', header: said('提交时间', 'Submitted'), of: (card) => card.submittedAt },
    { kind: 'minute', header: said('更新时间', 'Updated'), of: (card) => card.updatedAt },
  ];
}

const STATE_WORDS: Record<OwnAchievementCard['state'], () => string> = {
  DRAFT: () => said('草稿', 'Draft'),
  UNIT_REVIEW: () => said('单位审核中', 'Unit review'),
  PLATFORM_REVIEW: () => said('平台审核中', 'Platform review'),
  PUBLISHED: () => said('已发布', 'Published'),
  EXPIRED: () => said('已过期', 'Expired'),
  WITHDRAWN: () => said('已撤回', 'Withdrawn'),
};

const REVISION_WORDS: Record<OwnAchievementCard['revisionState'], () => string | null> = {
  NONE: () => null,
  UNIT_REVIEW: () => said('修改待单位审核', 'Changes: unit review'),
  PLATFORM_REVIEW: () => said('修改待平台审核', 'Changes: platform review'),
  RETURNED: () => said('修改被退回', 'Changes returned'),
};

const IP_WORDS: Record<IpState, () => string> = {
  NONE: () => said('未涉及知识产权', 'No rights'),
  PENDING: () => said('专利审查中', 'Pending'),
  IN_FORCE: () => said('权利有效', 'In force'),
  LAPSED: () => said('权利已失效', 'Lapsed'),
};

function ipWords(state: IpState | undefined): string | undefined {
  return state && IP_WORDS[state]();
}

function priceWords(price: Price | null | undefined): string | null | undefined {
  if (!price) return price;
  const kind = toldLabel('priceKind', price.kind);
  return 'percent' in price ? `${kind} ${price.percent}%` : kind;
}

function lowerOf(price: Price | null | undefined): bigint | null {
  if (price?.kind === 'FIXED') return fenOf(price.amountFen);
  return price?.kind === 'RANGE' ? fenOf(price.minFen) : null;
}

function upperOf(price: Price | null | undefined): bigint | null {
  return price?.kind === 'RANGE' ? fenOf(price.maxFen) : lowerOf(price);
}
