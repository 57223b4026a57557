// Texts about deals and about the brokers who lead them.
import type { Template } from './template.js';

export const DEAL_TEMPLATES = {
  'broker.confirmed': {
    title: '技术经纪人登记已确认',
    body: '您的技术经纪人登记已确认，可以接受撮合委派。',
  },
  'deal.interest-expressed': {
    title: '收到合作意向',
    body: '{counterparty}就“{title}”表达了合作意向，请在 {days} 天内答复。',
  },
  'deal.accepted': {
    title: '合作意向已接受',
    body: '“{title}”双方已同意对接，联系方式已相互开放。',
  },
  'deal.declined': {
    title: '合作意向被婉拒',
    body: '对方婉拒了“{title}”的合作意向。',
  },
  'deal.expired': {
    title: '合作意向已失效',
    body: '“{title}”的合作意向未在期限内得到答复，已关闭。',
  },
  'deal.broker-assigned': {
    title: '请答复撮合委派',
    body: '请您担任“{title}”的技术经纪人，{days} 天内答复；逾期将委派他人。',
  },
  'deal.broker-accepted': {
    title: '技术经纪人已到位',
    body: '技术经纪人{broker}已接受“{title}”的委派。',
  },
  'deal.broker-lapsed': {
    title: '撮合委派已失效',
    body: '您未在期限内答复“{title}”的委派，已改派他人。',
  },
  'deal.stage-moved': {
    title: '撮合进入新阶段',
    body: '“{title}”已进入{stage}阶段。',
  },
  'deal.signing-proposed': {
    title: '请确认签约信息',
    body: '对方填报了“{title}”的签约信息，请核对后确认。',
  },
  'deal.signed': {
    title: '已签约',
    body: '“{title}”已签约，合同总额 {amount}，请办理技术合同认定登记。',
  },
  'deal.failed': {
    title: '撮合已终止',
    body: '“{title}”已终止，原因：{reason}。',
  },
  'deal.nudged-first-contact': {
    title: '请尽快联系对方',
    body: '“{title}”对接后尚无洽谈记录，请尽快联系并填写记录。',
  },
  'deal.nudged-negotiation-idle': {
    title: '洽谈久无进展',
    body: '“{title}”已 30 天没有新的洽谈记录，请更新进展。',
  },
  'deal.nudged-negotiation-stale': {
    title: '洽谈长期停滞',
    body: '“{title}”已 90 天没有新的洽谈记录，请推进或者终止。',
  },
  'deal.nudged-registration-reminder': {
    title: '请办理认定登记',
    body: '“{title}”签约已满 30 天，尚未申请技术合同认定登记。',
  },
  'deal.nudged': {
    title: '撮合有事项到期',
    body: '“{title}”有事项到期，请查看。',
  },
} as const satisfies Record<string, Template>;
