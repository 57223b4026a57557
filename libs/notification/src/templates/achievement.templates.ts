// Texts about achievements.
import type { Template } from './template.js';

export const ACHIEVEMENT_TEMPLATES = {
  'achievement.unit-review': {
    title: '成果待本单位审核',
    body: '“{title}”已提交，请本单位技术转移专员审核。',
  },
  'achievement.platform-review': {
    title: '成果待平台审核',
    body: '{organisation}提交的“{title}”等待平台审核。',
  },
  'achievement.returned': {
    title: '成果被退回修改',
    body: '“{title}”被退回，请按审核意见修改后重新提交。',
  },
  'achievement.published': {
    title: '成果已发布',
    body: '“{title}”已发布，系统正在为它匹配技术需求。',
  },
  'achievement.published-many': {
    title: '成果已发布',
    body: '“{title}”等 {count} 项成果已发布，系统正在为它们匹配技术需求。',
  },
  'achievement.expiring': {
    title: '成果即将到期',
    body: '“{title}”还有 {daysLeft} 天到期，请确认信息仍然有效并续期。',
  },
  'achievement.expiring-many': {
    title: '成果即将到期',
    body: '“{title}”等 {count} 项成果还有 {daysLeft} 天到期，请确认信息仍然有效并续期。',
  },
  'achievement.expired': {
    title: '成果已到期下架',
    body: '“{title}”已到期，不再展示和匹配；续期后恢复。',
  },
  'achievement.expired-many': {
    title: '成果已到期下架',
    body: '“{title}”等 {count} 项成果已到期，不再展示和匹配；续期后恢复。',
  },
} as const satisfies Record<string, Template>;
