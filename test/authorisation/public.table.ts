// Who may do what: what everybody sees, one's own account, the officials' figures and the ledger.
import type { Row } from './row.js';

const OPEN = 'PUBLIC';

export const publicTable: Row[] = [
  { route: 'GET /health/live', may: OPEN },
  { route: 'GET /health/ready', may: OPEN },
  { route: 'GET /metrics', may: OPEN },
  { route: 'GET /api/platform/status', may: OPEN },

  { route: 'GET /api/reference/lists', may: OPEN },
  { route: 'GET /api/reference/lists/:name', may: OPEN },
  { route: 'GET /api/reference/lists/:name/search', may: OPEN },
  { route: 'GET /api/reference/plan-periods', may: OPEN },

  { route: 'POST /api/auth/register', may: OPEN, isTokenOptional: true },
  { route: 'POST /api/auth/sign-in', may: OPEN, isTokenOptional: true },
  { route: 'POST /api/auth/refresh', may: OPEN, isTokenOptional: true },
  { route: 'POST /api/auth/sign-out', may: OPEN, isTokenOptional: true },

  { route: 'GET /api/me', may: 'SIGNED_IN' },
  { route: 'POST /api/me/active-organisation', may: 'SIGNED_IN' },

  { route: 'GET /api/notifications', may: 'SIGNED_IN' },
  { route: 'GET /api/notifications/unread-count', may: 'SIGNED_IN' },
  { route: 'GET /api/notifications/stream', may: 'SIGNED_IN' },
  { route: 'POST /api/notifications/read-all', may: 'SIGNED_IN' },
  {
    route: 'POST /api/notifications/:id/read',
    on: 'notification of the enterprise’s user',
    may: 'ENT_USER@own',
    hidden:
      'ENT_USER@other ENT_ADMIN RESEARCHER TT_OFFICER IP_OFFICER COMPLIANCE_OFFICER BROKER REG_CLERK REG_REVIEWER OFFICIAL PLATFORM_ADMIN',
  },

  // OFFICIAL@other is an official of a township that is no party to the contract.
  { route: 'GET /api/ledger/head', may: OPEN },
  { route: 'GET /api/ledger/entries', may: 'OFFICIAL REG_CLERK REG_REVIEWER' },
  {
    route: 'GET /api/ledger/entries/:seq',
    on: 'contract REGISTERED',
    may: 'OFFICIAL@own REG_CLERK REG_REVIEWER',
    hidden: 'OFFICIAL@other',
  },
  {
    route: 'GET /api/ledger/export',
    may: 'OFFICIAL@own REG_REVIEWER',
    refused: { 'ledger.export-of-district': 'OFFICIAL@other' },
  },
  { route: 'GET /api/ledger/log/:stream/checkpoint', on: 'contract REGISTERED', may: OPEN },
  { route: 'GET /api/ledger/log/:stream/keys', on: 'contract REGISTERED', may: OPEN },
  { route: 'GET /api/ledger/log/:stream/tile/*', on: 'contract REGISTERED', may: OPEN },
  { route: 'GET /api/ledger/proofs/inclusion', on: 'contract REGISTERED', may: OPEN },
  { route: 'GET /api/ledger/proofs/consistency', on: 'contract REGISTERED', may: OPEN },
  { route: 'POST /api/ledger/checkpoint', may: 'OFFICIAL REG_REVIEWER PLATFORM_ADMIN' },
  { route: 'POST /api/ledger/verify', may: 'OFFICIAL REG_REVIEWER PLATFORM_ADMIN' },

  { route: 'GET /api/dashboard', may: 'OFFICIAL PLATFORM_ADMIN' },
  { route: 'GET /api/dashboard/cuts', may: 'OFFICIAL PLATFORM_ADMIN' },
  { route: 'GET /api/dashboard/concentration', may: 'OFFICIAL PLATFORM_ADMIN' },
  { route: 'GET /api/dashboard/process', may: 'OFFICIAL PLATFORM_ADMIN' },
  { route: 'GET /api/dashboard/contracts', may: 'OFFICIAL' },
  { route: 'GET /api/dashboard/contracts/file', may: 'OFFICIAL' },
  { route: 'GET /api/dashboard/public', may: OPEN },
  { route: 'GET /api/dashboard/public/cuts', may: OPEN },
  {
    route: 'POST /api/dashboard/plan-periods/:code/set-target',
    may: 'OFFICIAL@own PLATFORM_ADMIN',
    refused: { 'dashboard.not-your-target': 'OFFICIAL@other' },
  },
];
