// Who may do what: people, organisations, memberships, and the register of brokers.
import type { Row } from './row.js';

const OTHER_MANAGERS_OF_ENTERPRISE = 'ENT_ADMIN@other TT_OFFICER';
const OTHER_MANAGERS_OF_INSTITUTE = 'TT_OFFICER@other ENT_ADMIN';

export const identityTable: Row[] = [
  { route: 'GET /api/users', may: 'PLATFORM_ADMIN' },
  { route: 'POST /api/users/:id/disable', on: 'user', may: 'PLATFORM_ADMIN' },
  { route: 'POST /api/users/:id/enable', on: 'disabled user', may: 'PLATFORM_ADMIN' },

  { route: 'GET /api/organisations', may: 'PLATFORM_ADMIN' },
  { route: 'GET /api/organisations/lookup', may: 'SIGNED_IN' },
  { route: 'POST /api/organisations/claim', may: 'SIGNED_IN' },
  {
    route: 'GET /api/organisations/:id',
    on: 'enterprise',
    may: 'ENT_USER@own ENT_ADMIN@own PLATFORM_ADMIN',
    hidden:
      'ENT_USER@other ENT_ADMIN@other RESEARCHER TT_OFFICER IP_OFFICER COMPLIANCE_OFFICER BROKER REG_CLERK REG_REVIEWER OFFICIAL',
  },
  { route: 'POST /api/organisations/:id/confirm', on: 'claimed organisation', may: 'PLATFORM_ADMIN' },
  { route: 'POST /api/organisations/:id/refuse', on: 'claimed organisation', may: 'PLATFORM_ADMIN' },

  // Members are managed by the organisation's own admin (an institute's is its technology-transfer officer).
  {
    route: 'GET /api/organisations/:id/members',
    on: 'enterprise',
    may: 'ENT_ADMIN@own PLATFORM_ADMIN',
    hidden: OTHER_MANAGERS_OF_ENTERPRISE,
  },
  {
    route: 'POST /api/memberships/:id/confirm',
    on: 'request to join the enterprise',
    may: 'ENT_ADMIN@own PLATFORM_ADMIN',
    hidden: OTHER_MANAGERS_OF_ENTERPRISE,
  },
  {
    route: 'POST /api/memberships/:id/confirm',
    on: 'request to join the institute',
    may: 'TT_OFFICER@own PLATFORM_ADMIN',
    hidden: OTHER_MANAGERS_OF_INSTITUTE,
  },
  {
    route: 'POST /api/memberships/:id/confirm',
    on: 'request to join the registry',
    may: 'PLATFORM_ADMIN',
    hidden: 'ENT_ADMIN TT_OFFICER',
  },
  {
    route: 'POST /api/memberships/:id/refuse',
    on: 'request to join the enterprise',
    may: 'ENT_ADMIN@own PLATFORM_ADMIN',
    hidden: OTHER_MANAGERS_OF_ENTERPRISE,
  },
  {
    route: 'POST /api/memberships/:id/disable',
    on: 'member of the enterprise',
    may: 'ENT_ADMIN@own PLATFORM_ADMIN',
    hidden: OTHER_MANAGERS_OF_ENTERPRISE,
  },
  {
    route: 'POST /api/memberships/:id/enable',
    on: 'disabled member of the enterprise',
    may: 'ENT_ADMIN@own PLATFORM_ADMIN',
    hidden: OTHER_MANAGERS_OF_ENTERPRISE,
  },
  {
    route: 'POST /api/memberships/:id/roles',
    on: 'member of the enterprise',
    may: 'ENT_ADMIN@own PLATFORM_ADMIN',
    hidden: OTHER_MANAGERS_OF_ENTERPRISE,
  },

  { route: 'GET /api/brokers', may: 'PUBLIC' },
  { route: 'GET /api/brokers/mine', on: 'broker', may: 'BROKER' },
  { route: 'GET /api/brokers/applications', may: 'PLATFORM_ADMIN' },
  { route: 'GET /api/brokers/:id', on: 'broker', may: 'PUBLIC' },
  { route: 'GET /api/brokers/:id', on: 'application of a broker', may: 'PLATFORM_ADMIN', hidden: 'REST' },
  { route: 'POST /api/brokers', on: 'refused brokers', may: 'BROKER' },
  { route: 'PATCH /api/brokers/:id', on: 'broker', may: 'BROKER@own', hidden: 'BROKER@other' },
  { route: 'POST /api/brokers/:id/confirm', on: 'application of a broker', may: 'PLATFORM_ADMIN' },
  { route: 'POST /api/brokers/:id/refuse', on: 'application of a broker', may: 'PLATFORM_ADMIN' },
  { route: 'POST /api/brokers/:id/pause', on: 'broker', may: 'BROKER@own', hidden: 'BROKER@other' },
  { route: 'POST /api/brokers/:id/resume', on: 'paused broker', may: 'BROKER@own', hidden: 'BROKER@other' },
];
