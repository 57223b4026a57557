// Who may do what: the officials' reports and schedules. OFFICIAL@other is an official of one township.
import type { Row } from './row.js';

export const reportTable: Row[] = [
  { route: 'GET /api/reports', may: 'OFFICIAL' },
  { route: 'POST /api/reports', may: 'OFFICIAL' },
  { route: 'GET /api/reports/:id', on: 'report of the district', may: 'OFFICIAL@own', hidden: 'OFFICIAL@other' },
  {
    route: 'GET /api/reports/:id/files/:file',
    on: 'report of the district',
    may: 'OFFICIAL@own',
    hidden: 'OFFICIAL@other',
  },
  { route: 'GET /api/report-schedules', may: 'OFFICIAL' },
  { route: 'POST /api/report-schedules', may: 'OFFICIAL' },
  {
    route: 'DELETE /api/report-schedules/:id',
    on: 'report schedule of the district',
    may: 'OFFICIAL@own',
    hidden: 'OFFICIAL@other',
  },
];
