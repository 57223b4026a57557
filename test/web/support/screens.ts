// Every screen that is looked at: which route, as whom, and how to get there. A route without a line here fails.
import type { Portal } from './portal.js';
import type { Screen } from './screen.js';
import { PLANNING } from './screens-planning.js';

const NOWHERE = '019b0000-0000-7000-8000-000000000000';

const achievement = (title: string) => async (portal: Portal) =>
  `/achievements/${await portal.one('select id from achievement where title like $1', `${title}%`)}`;
const demand = (title: string) => async (portal: Portal) =>
  `/demands/${await portal.one('select id from demand where title like $1', `${title}%`)}`;
/** Some open listings side by side, the newest first; `also` stands last. */
const compared =
  (noun: 'achievement' | 'demand', n: number, also = '') =>
  async (portal: Portal) => {
    const state = noun === 'demand' ? 'OPEN' : 'PUBLISHED';
    const chosen = `select id from ${noun} where state = $1 order by published_at desc, id limit ${n}`;
    const ids = await portal.one(`select string_agg(id::text, ',') as id from (${chosen}) chosen`, state);
    return `/${noun}s/compare?ids=${ids}${also}`;
  };
const deal = (stage: string) => async (portal: Portal) =>
  `/desk/deals/${await portal.one('select id from deal where stage = $1 limit 1', stage)}`;
const contractId = (portal: Portal, state: string): Promise<string> =>
  portal.one('select id from contract where state = $1 order by id desc limit 1', state);
const contract =
  (state: string, tail = '') =>
  async (portal: Portal) =>
    `/desk/contracts/${await contractId(portal, state)}${tail}`;
const certificate = async (portal: Portal): Promise<string> => {
  const registered = `select identity ->> 'registrationNumber' as id from ledger_identity order by seq limit 1`;
  return `/proof?number=${await portal.one(registered)}`;
};
const unit = (name: string) => async (portal: Portal) =>
  `/desk/organisations/${await portal.one('select id from organisation where name = $1', name)}`;

const PUBLIC: Screen[] = [
  { name: 'home', route: '/', title: /实验室的成果/, says: /最新需求/ },
  { name: 'open figures', route: '/figures', title: /公开数据/ },
  { name: 'sign-in', route: '/sign-in', title: /^登录/ },
  { name: 'register', route: '/register', title: /注册/ },
  { name: 'proof', route: '/proof', title: /台账验证/, says: /不用本网站也能验证/ },
  { name: 'proof found', route: '/proof', at: certificate, title: /台账验证/, says: /验证通过/ },
  {
    name: 'proof none',
    route: '/proof',
    at: () => '/proof?number=2099500102999999',
    title: /台账验证/,
    says: /没有这个登记编号/,
    isRefused: true,
  },
  { name: 'achievements', route: '/achievements', title: /成果/, says: /榨菜/ },
  {
    name: 'achievements found',
    route: '/achievements',
    at: () => '/achievements?q=榨菜',
    title: /成果/,
    says: /保存搜索/,
  },
  {
    name: 'achievements none',
    route: '/achievements',
    at: () => '/achievements?q=量子纠缠',
    title: /成果/,
    says: /没有符合/,
  },
  { name: 'achievement', route: '/achievements/:id', at: achievement('高盐有机废水'), title: /高盐有机废水/ },
  {
    name: 'achievement hidden',
    route: '/achievements/:id',
    at: () => `/achievements/${NOWHERE}`,
    title: /不存在|找不到/,
    isRefused: true,
  },
  {
    name: 'achievements compared',
    route: '/achievements/compare',
    at: compared('achievement', 4, `,${NOWHERE}`),
    title: /成果对比/,
    says: /不可见/,
  },
  {
    name: 'achievements hardly compared',
    route: '/achievements/compare',
    at: compared('achievement', 1),
    title: /成果对比/,
    says: /选两项以上/,
  },
  { name: 'demands compared', route: '/demands/compare', at: compared('demand', 3), title: /需求对比/, says: /处不同/ },
  { name: 'demands', route: '/demands', title: /需求/, says: /青菜头/ },
  { name: 'demand', route: '/demands/:id', at: demand('泡菜污水站'), title: /泡菜污水站/ },
  { name: 'demand anonymous', route: '/demands/:id', at: demand('菜皮菜筋'), title: /菜皮菜筋/ },
  { name: 'brokers', route: '/brokers', title: /技术经纪人/ },
  {
    name: 'broker',
    route: '/brokers/:id',
    at: async (portal) => `/brokers/${await portal.one("select id from broker where status = 'ACTIVE' limit 1")}`,
    title: /./,
  },
  { name: 'nowhere', route: '*', at: () => '/no-such-page', title: /找不到/ },
];

const MARKET: Screen[] = [
  { name: 'claim', route: '/desk/organisation', as: 'stranger', title: /加入或认领/ },
  { name: 'claim waiting', route: '/desk/organisation', as: 'founder', title: /加入或认领/ },
  { name: 'desk university', route: '/desk', as: 'university', title: /./, says: /待办/ },
  { name: 'desk enterprise', route: '/desk', as: 'enterprise', title: /./, says: /待办/ },
  { name: 'desk broker', route: '/desk', as: 'broker', title: /./ },
  { name: 'desk clerk', route: '/desk', as: 'clerk', title: /./ },
  { name: 'desk operator', route: '/desk', as: 'operator', title: /./ },
  { name: 'desk newcomer', route: '/desk', as: 'stranger', title: /./, says: /先加入您的单位/ },
  {
    name: 'own achievement',
    route: '/achievements/:id',
    as: 'university',
    at: achievement('高盐有机废水'),
    title: /高盐/,
  },
  { name: 'interest', route: '/achievements/:id', as: 'enterprise', at: achievement('腌制废水中乳酸'), title: /乳酸/ },
  { name: 'own demand', route: '/demands/:id', as: 'enterprise', at: demand('腌制废水氯离子'), title: /氯离子/ },
  { name: 'my achievements', route: '/desk/achievements', as: 'university', title: /我的成果/ },
  { name: 'my achievements refused', route: '/desk/achievements', as: 'enterprise', title: /./ },
  { name: 'new achievement', route: '/desk/achievements/new', as: 'researcher', title: /发布成果/ },
  {
    name: 'edit achievement',
    route: '/desk/achievements/:id/edit',
    as: 'researcher',
    at: async (portal) =>
      `/desk/achievements/${await portal.one("select id from achievement where title = '腌制池盐度探头自清洗装置'")}/edit`,
    title: /成果/,
  },
  { name: 'unit review', route: '/desk/review', as: 'university', title: /成果审核/, says: /液位与盐度/ },
  { name: 'platform review', route: '/desk/review', as: 'operator', title: /成果审核/, says: /无线组网/ },
  { name: 'my demands', route: '/desk/demands', as: 'enterprise', title: /我的需求/ },
  { name: 'new demand', route: '/desk/demands/new', as: 'enterprise', title: /发布需求/ },
  {
    name: 'edit demand',
    route: '/desk/demands/:id/edit',
    as: 'enterprise',
    at: async (portal) =>
      `/desk/demands/${await portal.one("select id from demand where title = '腌制池盖板自动启闭'")}/edit`,
    title: /需求/,
  },
  { name: 'matches enterprise', route: '/desk/matches', as: 'enterprise', title: /匹配中心/, says: /合计/ },
  { name: 'matches university', route: '/desk/matches', as: 'university', title: /匹配中心/ },
  {
    name: 'matches shortlisted none',
    route: '/desk/matches',
    as: 'university',
    at: async () => '/desk/matches?shortlisted=true',
    title: /匹配中心/,
    says: /还没有入围/,
  },
  { name: 'board', route: '/desk/deals', as: 'broker', title: /撮合/ },
  { name: 'deals', route: '/desk/deals/list', as: 'enterprise', title: /撮合/ },
  {
    name: 'deal interest',
    route: '/desk/deals/:id',
    as: 'university',
    at: deal('INTEREST'),
    title: /./,
    says: /接受意向/,
  },
  { name: 'deal contact', route: '/desk/deals/:id', as: 'university', at: deal('CONTACT'), title: /./ },
  { name: 'deal negotiation', route: '/desk/deals/:id', as: 'xwsp', at: deal('NEGOTIATION'), title: /./, says: /报价/ },
  { name: 'deal draft', route: '/desk/deals/:id', as: 'enterprise', at: deal('CONTRACT_DRAFT'), title: /./ },
  { name: 'deal signed', route: '/desk/deals/:id', as: 'hbzc', at: deal('SIGNED'), title: /./, says: /填报技术合同/ },
  { name: 'deal failed', route: '/desk/deals/:id', as: 'wlnk', at: deal('FAILED'), title: /./ },
  {
    name: 'deal of others',
    route: '/desk/deals/:id',
    as: 'fzxy',
    at: deal('SIGNED'),
    title: /不存在/,
    isRefused: true,
  },
  { name: 'own broker entry', route: '/desk/broker', as: 'broker', title: /经纪人/ },
  { name: 'broker waiting', route: '/desk/broker', as: 'broker-new', title: /经纪人/, says: /等待平台确认/ },
  { name: 'subscriptions', route: '/desk/subscriptions', as: 'enterprise', title: /我的订阅/, says: /项新内容/ },
  {
    name: 'subscriptions none',
    route: '/desk/subscriptions',
    as: 'stranger',
    title: /我的订阅/,
    says: /还没有保存搜索/,
  },
  { name: 'notifications', route: '/desk/notifications', as: 'university', title: /通知/ },
  { name: 'notifications none', route: '/desk/notifications', as: 'stranger', title: /通知/ },
];

const OFFICE: Screen[] = [
  { name: 'contracts', route: '/desk/contracts', as: 'university', title: /技术合同/ },
  { name: 'contracts none', route: '/desk/contracts', as: 'fnjh', title: /技术合同/ },
  { name: 'new contract', route: '/desk/contracts/new', as: 'hbzc', title: /新建登记申请/ },
  { name: 'contract registered', route: '/desk/contracts/:id', as: 'clerk', at: contract('REGISTERED'), title: /./ },
  {
    name: 'contract correction',
    route: '/desk/contracts/:id',
    as: 'university',
    at: contract('CORRECTION'),
    title: /./,
  },
  { name: 'contract refused', route: '/desk/contracts/:id', as: 'university', at: contract('REFUSED'), title: /./ },
  {
    name: 'contract form',
    route: '/desk/contracts/:id/edit',
    as: 'university',
    at: contract('DRAFT', '/edit'),
    title: /./,
  },
  {
    name: 'contract correcting',
    route: '/desk/contracts/:id/edit',
    as: 'university',
    at: contract('CORRECTION', '/edit'),
    title: /./,
  },
  { name: 'registry', route: '/desk/registry', as: 'clerk', title: /登记审核/ },
  {
    name: 'registry chosen',
    route: '/desk/registry',
    as: 'reviewer',
    at: async (portal) => `/desk/registry?tab=review&id=${await contractId(portal, 'FIRST_REVIEWED')}`,
    title: /登记审核/,
  },
  { name: 'registry refused', route: '/desk/registry', as: 'enterprise', title: /./ },
  { name: 'ledger', route: '/desk/ledger', as: 'official', title: /合同台账/ },
  { name: 'ledger entry', route: '/desk/ledger/:seq', as: 'official', at: () => '/desk/ledger/1', title: /./ },
  {
    name: 'ledger no entry',
    route: '/desk/ledger/:seq',
    as: 'official',
    at: () => '/desk/ledger/99',
    title: /./,
    isRefused: true,
  },
  { name: 'dashboard', route: '/desk/dashboard', as: 'official', title: /技术合同成交额/ },
  { name: 'dashboard of a township', route: '/desk/dashboard', as: 'township', title: /技术合同成交额/ },
  { name: 'dashboard refused', route: '/desk/dashboard', as: 'university', title: /./ },
  {
    name: 'dashboard of a quarter',
    route: '/desk/dashboard',
    as: 'official',
    at: () => '/desk/dashboard?window=2025-Q2',
    title: /技术合同成交额/,
  },
  { name: 'meeting page', route: '/desk/dashboard/sheet', as: 'official', title: /技术合同成交额/ },
  {
    name: 'drill',
    route: '/desk/dashboard/contracts',
    as: 'official',
    at: () => '/desk/dashboard/contracts?dimension=all',
    title: /./,
  },
  {
    name: 'contract behind a figure',
    route: '/desk/dashboard/contracts/:id',
    as: 'official',
    at: async (portal) => `/desk/dashboard/contracts/${await contractId(portal, 'REGISTERED')}`,
    title: /./,
  },
  { name: 'reports', route: '/desk/reports', as: 'official', title: /统计报表/ },
  { name: 'reports refused', route: '/desk/reports', as: 'university', title: /./, isRefused: true },
  { name: 'units', route: '/desk/organisations', as: 'operator', title: /单位审核/, says: /新芽农业/ },
  {
    name: 'unit waiting',
    route: '/desk/organisations/:id',
    as: 'operator',
    at: unit('涪陵新芽农业科技有限公司'),
    title: /新芽/,
  },
  { name: 'members', route: '/desk/members', as: 'university', title: /成员管理/, says: /吴同行/ },
  { name: 'users', route: '/desk/users', as: 'operator', title: /用户管理/ },
  { name: 'match weights', route: '/desk/operator/weights', as: 'operator', title: /匹配权重/, says: /hand-2/ },
  { name: 'exposure', route: '/desk/operator/exposure', as: 'operator', title: /曝光报告/, says: /曾被推荐/ },
  { name: 'search words', route: '/desk/operator/words', as: 'operator', title: /检索词表/, says: /历史版本/ },
  { name: 'broker applications', route: '/desk/broker-applications', as: 'operator', title: /经纪人/, says: /祝新人/ },
];

export const SCREENS: readonly Screen[] = [...PUBLIC, ...MARKET, ...OFFICE, ...PLANNING];
