// Who may do what: one's own saved searches and what one follows.
import type { Row } from './row.js';

const ALL_OTHERS =
  'ENT_USER@other ENT_ADMIN RESEARCHER TT_OFFICER IP_OFFICER COMPLIANCE_OFFICER BROKER REG_CLERK REG_REVIEWER OFFICIAL PLATFORM_ADMIN';
const SEARCH = { on: 'saved search of the enterprise’s user', may: 'ENT_USER@own', hidden: ALL_OTHERS } as const;

export const subscriptionTable: Row[] = [
  { route: 'GET /api/search-words', may: 'PLATFORM_ADMIN' },
  { route: 'POST /api/search-words', may: 'PLATFORM_ADMIN' },
  { route: 'POST /api/search-words/preview', may: 'PLATFORM_ADMIN' },
  { route: 'GET /api/search-words/versions/:version', on: 'version of the search words', may: 'PLATFORM_ADMIN' },
  {
    route: 'POST /api/search-words/versions/:version/restore',
    on: 'version of the search words',
    may: 'PLATFORM_ADMIN',
  },
  { route: 'GET /api/saved-searches', may: 'SIGNED_IN' },
  { route: 'POST /api/saved-searches', may: 'SIGNED_IN' },
  { route: 'PATCH /api/saved-searches/:id', ...SEARCH },
  { route: 'POST /api/saved-searches/:id/look', ...SEARCH },
  { route: 'DELETE /api/saved-searches/:id', ...SEARCH },
  { route: 'GET /api/follows', may: 'SIGNED_IN' },
  { route: 'GET /api/follows/newest', may: 'SIGNED_IN' },
  { route: 'POST /api/follows', may: 'SIGNED_IN' },
  {
    route: 'PATCH /api/follows/:id',
    on: 'follow of the enterprise’s user',
    may: 'ENT_USER@own',
    hidden: ALL_OTHERS,
  },
  {
    route: 'DELETE /api/follows/:id',
    on: 'follow of the enterprise’s user',
    may: 'ENT_USER@own',
    hidden: ALL_OTHERS,
  },
];
