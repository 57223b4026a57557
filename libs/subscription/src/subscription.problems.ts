// What can go wrong with subscriptions: error code → status and title. Codes are part of the API.
import { defineProblems } from '@app/platform';
import { MOST_FOLLOWS, MOST_SAVED_SEARCHES } from './subscription.policy.js';

export const subscriptionProblems = defineProblems({
  'subscription.not-found': { status: 404, title: '订阅不存在，或不是您的' },
  'subscription.too-many': { status: 409, title: `每人最多保存 ${MOST_SAVED_SEARCHES} 个搜索，请先删除不用的` },
  'subscription.already-saved': { status: 409, title: '这个搜索您已经保存过' },
  'subscription.matches-all': { status: 400, title: '请先输入关键词或选择筛选条件，再保存搜索' },
  'subscription.too-many-follows': { status: 409, title: `每人最多关注 ${MOST_FOLLOWS} 个单位和领域，请先取消不用的` },
  'subscription.unknown-subject': { status: 404, title: '要关注的单位或领域不存在' },
});
