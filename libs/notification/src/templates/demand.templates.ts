// Texts about demands and about matches.
import type { Template } from './template.js';

export const DEMAND_TEMPLATES = {
  'demand.published': {
    title: '需求已发布',
    body: '“{title}”已发布，系统正在为它匹配科技成果。',
  },
  'demand.published-many': {
    title: '需求已发布',
    body: '“{title}”等 {count} 项需求已发布，系统正在为它们匹配科技成果。',
  },
  'demand.expiring': {
    title: '需求即将到期',
    body: '“{title}”还有 {daysLeft} 天到期，请确认仍然需要并续期，或者关闭。',
  },
  'demand.expiring-many': {
    title: '需求即将到期',
    body: '“{title}”等 {count} 项需求还有 {daysLeft} 天到期，请确认仍然需要并续期，或者关闭。',
  },
  'demand.expired': {
    title: '需求已到期下架',
    body: '“{title}”已到期，不再展示和匹配；续期后恢复。',
  },
  'demand.expired-many': {
    title: '需求已到期下架',
    body: '“{title}”等 {count} 项需求已到期，不再展示和匹配；续期后恢复。',
  },
  'match.for-demand': {
    title: '需求有新的匹配成果',
    body: '“{demand}”匹配到新的科技成果，请查看推荐理由并选择合作对象。',
  },
  'match.for-achievement': {
    title: '成果匹配到技术需求',
    body: '“{title}”与需求“{demand}”匹配，请查看推荐理由。',
  },
  'match.for-achievements': {
    title: '成果匹配到技术需求',
    body: '“{title}”等 {count} 项成果与需求“{demand}”匹配，请查看推荐理由。',
  },
} as const satisfies Record<string, Template>;
