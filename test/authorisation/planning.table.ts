// Who may do what: indicators, the yearly assessment and closed periods. OFFICIAL@other is an official of one township.
import type { Row } from './row.js';

const READERS = 'OFFICIAL PLATFORM_ADMIN';
const UNITS = 'OFFICIAL TT_OFFICER ENT_ADMIN';
const NOT_YOURS = { 'indicator.not-yours': 'OFFICIAL@other' };
const DISTRICT = { may: 'OFFICIAL@own', refused: NOT_YOURS } as const;
const CLOSING = { may: 'OFFICIAL@own', refused: { 'period.not-yours': 'OFFICIAL@other' } } as const;
const OTHER_UNITS = 'OFFICIAL@other TT_OFFICER@other ENT_ADMIN';
const ASSESSING = { may: 'OFFICIAL@own', refused: { 'assessment.not-yours': 'OFFICIAL@other' } } as const;
const DECIDING = {
  on: 'assessment of the institute, reported',
  may: 'OFFICIAL@own',
  hidden: 'OFFICIAL@other',
} as const;

export const planningTable: Row[] = [
  { route: 'GET /api/indicators', may: READERS },
  { route: 'GET /api/indicators/compare', may: READERS },
  { route: 'POST /api/indicators', ...DISTRICT },
  { route: 'POST /api/indicators/files', may: 'OFFICIAL' },
  { route: 'GET /api/indicators/:code', may: READERS },
  { route: 'PATCH /api/indicators/:code', ...DISTRICT },
  { route: 'POST /api/indicators/:code/set-target', ...DISTRICT },
  {
    route: 'POST /api/indicators/:code/evidence',
    may: 'OFFICIAL@own',
    refused: { 'indicator.not-your-unit': 'OFFICIAL@other' },
  },
  {
    route: 'POST /api/indicators/:code/evidence/:id/correct',
    on: 'evidence of an indicator',
    may: 'OFFICIAL@own',
    hidden: 'OFFICIAL@other',
  },
  {
    route: 'GET /api/indicators/:code/evidence/:id/file',
    on: 'evidence of an indicator',
    may: 'OFFICIAL@own',
    hidden: 'OFFICIAL@other PLATFORM_ADMIN',
  },

  { route: 'GET /api/assessments', may: UNITS },
  { route: 'GET /api/assessments/export', may: UNITS },
  { route: 'GET /api/assessments/units', may: UNITS },
  { route: 'POST /api/assessments/units', ...DISTRICT },
  { route: 'POST /api/assessments/rules', ...ASSESSING },
  { route: 'POST /api/assessments/files', may: UNITS },
  { route: 'POST /api/assessments', on: 'unit of the institute', ...ASSESSING },
  {
    route: 'GET /api/assessments/:id',
    on: 'assessment of the institute',
    may: 'OFFICIAL@own TT_OFFICER@own',
    hidden: OTHER_UNITS,
  },
  {
    route: 'GET /api/assessments/:id/file',
    on: 'assessment of the institute, reported',
    may: 'OFFICIAL@own TT_OFFICER@own',
    hidden: OTHER_UNITS,
  },
  {
    route: 'POST /api/assessments/:id/submit',
    on: 'assessment of the institute',
    may: 'TT_OFFICER@own',
    refused: { 'assessment.not-your-unit': 'OFFICIAL@own' },
    hidden: OTHER_UNITS,
  },
  { route: 'POST /api/assessments/:id/return', ...DECIDING },
  { route: 'POST /api/assessments/:id/confirm', ...DECIDING },

  { route: 'GET /api/stat-periods', may: 'OFFICIAL' },
  { route: 'POST /api/stat-periods/close', ...CLOSING },
  { route: 'POST /api/stat-periods/plan-periods', ...CLOSING },
  { route: 'GET /api/stat-periods/differences', may: 'OFFICIAL' },
  { route: 'GET /api/stat-periods/adjustments', may: 'OFFICIAL' },
  { route: 'GET /api/stat-periods/:id', on: 'closed period', may: 'OFFICIAL' },
  { route: 'GET /api/stat-periods/:id/differences', on: 'closed period', may: 'OFFICIAL' },
  { route: 'GET /api/stat-periods/:id/canonical', on: 'closed period', ...CLOSING },
  { route: 'POST /api/stat-periods/:id/verify', on: 'closed period', may: 'OFFICIAL' },
];
