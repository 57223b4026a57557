// The authorisation table: every route of the api × {nobody, a disabled person, each role at home and elsewhere}.
// authorisation.db.spec.ts plays all of it. How a line is read: row.ts.
import { contractTable } from './contract.table.js';
import { dealTable } from './deal.table.js';
import { identityTable } from './identity.table.js';
import { listingTable } from './listing.table.js';
import { planningTable } from './planning.table.js';
import { reportTable } from './report.table.js';
import { subscriptionTable } from './subscription.table.js';
import { publicTable } from './public.table.js';
import type { Row } from './row.js';

export const AUTHORISATION: readonly Row[] = [
  ...publicTable,
  ...identityTable,
  ...listingTable,
  ...subscriptionTable,
  ...dealTable,
  ...contractTable,
  ...planningTable,
  ...reportTable,
];
