// Every migration in order. A new one goes to the end; none is changed after a release.
import { Platform1764000000010 } from './0010-platform.js';
import { Search1764000000012 } from './0012-search.js';
import { Reference1764000000015 } from './0015-reference.js';
import { Identity1764000000020 } from './0020-identity.js';
import { Achievement1764000000030 } from './0030-achievement.js';
import { Demand1764000000040 } from './0040-demand.js';
import { Broker1764000000050 } from './0050-broker.js';
import { Ledger1764000000060 } from './0060-ledger.js';
import { LedgerProof1764000000061 } from './0061-ledger-proof.js';
import { Matching1764000000070 } from './0070-matching.js';
import { MatchingLearning1764000000071 } from './0071-matching-learning.js';
import { MatchingWords1764000000072 } from './0072-matching-words.js';
import { MatchingShortlist1764000000073 } from './0073-matching-shortlist.js';
import { MatchingEmbedding1764000000074 } from './0074-matching-embedding.js';
import { Subscription1764000000075 } from './0075-subscription.js';
import { SubscriptionFollows1764000000076 } from './0076-subscription-follows.js';
import { Deal1764000000080 } from './0080-deal.js';
import { Contract1764000000090 } from './0090-contract.js';
import { Notification1764000000100 } from './0100-notification.js';
import { Dashboard1764000000110 } from './0110-dashboard.js';
import { DashboardViews1764000000111 } from './0111-dashboard-views.js';
import { DashboardReports1764000000112 } from './0112-dashboard-reports.js';

export const migrations = [
  Platform1764000000010,
  Search1764000000012,
  Reference1764000000015,
  Identity1764000000020,
  Achievement1764000000030,
  Demand1764000000040,
  Broker1764000000050,
  Ledger1764000000060,
  LedgerProof1764000000061,
  Matching1764000000070,
  MatchingLearning1764000000071,
  MatchingWords1764000000072,
  MatchingShortlist1764000000073,
  MatchingEmbedding1764000000074,
  Subscription1764000000075,
  SubscriptionFollows1764000000076,
  Deal1764000000080,
  Contract1764000000090,
  Notification1764000000100,
  Dashboard1764000000110,
  DashboardViews1764000000111,
  DashboardReports1764000000112,
];

/** The names a database must have seen before this build may serve it. */
export const migrationNames = migrations.map((migration) => new migration().name);
