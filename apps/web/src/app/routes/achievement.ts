// Routes and menu entries of achievements: hall, record, drafting, review.
import { ReviewCount } from '../../pages/achievement/ReviewCount.js';
import { page, type RouteArea } from '../areas.js';

export const area: RouteArea = {
  public: [
    {
      path: 'achievements',
      ...page(() => import('../../pages/achievement/hall/index.js'), 'achievement', 'compare', 'subscription'),
    },
    {
      path: 'achievements/compare',
      ...page(() => import('../../pages/achievement/compare/index.js'), 'achievement', 'compare', 'match'),
    },
    {
      path: 'achievements/:id',
      ...page(
        () => import('../../pages/achievement/record/index.js'),
        'achievement',
        'compare',
        'match',
        'subscription',
      ),
    },
  ],
  desk: [
    { path: 'desk/achievements', ...page(() => import('../../pages/achievement/mine/index.js'), 'achievement') },
    { path: 'desk/achievements/new', ...page(() => import('../../pages/achievement/form/index.js'), 'achievement') },
    {
      path: 'desk/achievements/:id/edit',
      ...page(() => import('../../pages/achievement/form/index.js'), 'achievement'),
    },
    { path: 'desk/review', ...page(() => import('../../pages/achievement/review/index.js'), 'achievement') },
  ],
  publicNav: [{ order: 1, word: 'achievements', to: '/achievements' }],
  nav: [
    { group: 'trade', order: 1, word: 'myAchievements', to: '/desk/achievements', permissions: ['achievement.draft'] },
    {
      group: 'trade',
      order: 2,
      word: 'achievementReview',
      to: '/desk/review',
      permissions: ['achievement.review'],
      Count: ReviewCount,
    },
  ],
};
