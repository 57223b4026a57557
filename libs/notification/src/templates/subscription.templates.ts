// Texts about what saved searches found and what came from those one follows.
import type { Template } from './template.js';

export const SUBSCRIPTION_TEMPLATES = {
  'subscription.one-achievement': {
    title: '订阅有新成果',
    body: '您保存的搜索“{search}”有新成果：“{title}”。',
  },
  'subscription.one-demand': {
    title: '订阅有新需求',
    body: '您保存的搜索“{search}”有新需求：“{title}”。',
  },
  'subscription.many': {
    title: '订阅有新内容',
    body: '您保存的搜索“{search}”有 {items} 项新发布，请查看。',
  },
  'subscription.several': {
    title: '订阅有新内容',
    body: '您保存的 {searches} 个搜索共有 {items} 项新发布，最新的来自“{search}”，请查看。',
  },
  'subscription.followed-achievement': {
    title: '关注有新成果',
    body: '您关注的“{follow}”有新成果：“{title}”。',
  },
  'subscription.followed-demand': {
    title: '关注有新需求',
    body: '您关注的“{follow}”有新需求：“{title}”。',
  },
  'subscription.followed-many': {
    title: '关注有新内容',
    body: '您关注的“{follow}”有 {items} 项新发布，请查看。',
  },
  'subscription.mixed': {
    title: '订阅有新内容',
    body: '您的 {sources} 个订阅共有 {items} 项新发布，最新的来自“{source}”，请查看。',
  },
} as const satisfies Record<string, Template>;
