// Texts about organisations and members. Keys follow the events.
import type { Template } from './template.js';

export const IDENTITY_TEMPLATES = {
  'identity.organisation-claimed': {
    title: '有组织等待确认',
    body: '{person}申请入驻“{organisation}”（{creditCode}），请核对后确认。',
  },
  'identity.organisation-confirmed': {
    title: '组织已确认',
    body: '“{organisation}”已通过确认，您现在可以代表该组织办理业务。',
  },
  'identity.organisation-refused': {
    title: '组织未通过确认',
    body: '“{organisation}”未通过确认。原因：{reason}。更正后可以重新申请。',
  },
  'identity.membership-requested': {
    title: '有人申请加入组织',
    body: '{person}申请加入“{organisation}”，请确认或拒绝。',
  },
  'identity.membership-confirmed': {
    title: '已加入组织',
    body: '您已成为“{organisation}”的成员。',
  },
  'identity.membership-refused': {
    title: '加入申请未通过',
    body: '您加入“{organisation}”的申请未获通过。',
  },
} as const satisfies Record<string, Template>;
