// All templates by key, and the text of one message.
import { ACHIEVEMENT_TEMPLATES } from './achievement.templates.js';
import { CONTRACT_TEMPLATES } from './contract.templates.js';
import { DEAL_TEMPLATES } from './deal.templates.js';
import { DEMAND_TEMPLATES } from './demand.templates.js';
import { IDENTITY_TEMPLATES } from './identity.templates.js';
import { REPORT_TEMPLATES } from './report.templates.js';
import { SUBSCRIPTION_TEMPLATES } from './subscription.templates.js';
import { render } from './template.js';
import type { Params, Template } from './template.js';

export const TEMPLATES = {
  ...IDENTITY_TEMPLATES,
  ...ACHIEVEMENT_TEMPLATES,
  ...DEMAND_TEMPLATES,
  ...DEAL_TEMPLATES,
  ...CONTRACT_TEMPLATES,
  ...SUBSCRIPTION_TEMPLATES,
  ...REPORT_TEMPLATES,
};
export type TemplateKey = keyof typeof TEMPLATES;

const GONE: Template = { title: '通知', body: '此通知的内容已不再提供。' };

/** The Chinese text of a stored message; a key that no longer exists gets a neutral sentence. */
export function textOf(key: string, params: Params): { title: string; body: string } {
  const template: Template = isTemplateKey(key) ? TEMPLATES[key] : GONE;
  return { title: render(template.title, params), body: render(template.body, params) };
}

export function isTemplateKey(key: string): key is TemplateKey {
  return Object.hasOwn(TEMPLATES, key);
}
