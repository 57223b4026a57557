// Which areas of words exist. zh-CN is the source and types the keys: t('achievement.list.title').
import type account from './zh-CN/account.json';
import type achievement from './zh-CN/achievement.json';
import type assessment from './zh-CN/assessment.json';
import type broker from './zh-CN/broker.json';
import type common from './zh-CN/common.json';
import type compare from './zh-CN/compare.json';
import type contract from './zh-CN/contract.json';
import type dashboard from './zh-CN/dashboard.json';
import type deal from './zh-CN/deal.json';
import type demand from './zh-CN/demand.json';
import type desk from './zh-CN/desk.json';
import type enumWords from './zh-CN/enum.json';
import type home from './zh-CN/home.json';
import type indicator from './zh-CN/indicator.json';
import type ledger from './zh-CN/ledger.json';
import type match from './zh-CN/match.json';
import type notification from './zh-CN/notification.json';
import type organisation from './zh-CN/organisation.json';
import type period from './zh-CN/period.json';
import type problem from './zh-CN/problem.json';
import type reason from './zh-CN/reason.json';
import type registry from './zh-CN/registry.json';
import type report from './zh-CN/report.json';
import type subscription from './zh-CN/subscription.json';
import type weights from './zh-CN/weights.json';
import type words from './zh-CN/words.json';

export interface Words {
  account: typeof account;
  achievement: typeof achievement;
  assessment: typeof assessment;
  broker: typeof broker;
  common: typeof common;
  compare: typeof compare;
  contract: typeof contract;
  dashboard: typeof dashboard;
  deal: typeof deal;
  demand: typeof demand;
  desk: typeof desk;
  enum: typeof enumWords;
  home: typeof home;
  indicator: typeof indicator;
  ledger: typeof ledger;
  match: typeof match;
  notification: typeof notification;
  organisation: typeof organisation;
  period: typeof period;
  problem: typeof problem;
  reason: typeof reason;
  registry: typeof registry;
  report: typeof report;
  subscription: typeof subscription;
  weights: typeof weights;
  words: typeof words;
}

export type Area = keyof Words;
