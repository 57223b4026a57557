// Who may do what: achievements, demands, and the matches between them.
import type { Row } from './row.js';

const INSTITUTE_OWN = 'RESEARCHER@own TT_OFFICER@own IP_OFFICER@own COMPLIANCE_OFFICER@own';
const INSTITUTE_OTHER = 'RESEARCHER@other TT_OFFICER@other IP_OFFICER@other COMPLIANCE_OFFICER@other';
const ENTERPRISE_OWN = 'ENT_USER@own ENT_ADMIN@own';
const ENTERPRISE_OTHER = 'ENT_USER@other ENT_ADMIN@other';

const achievements: Row[] = [
  { route: 'GET /api/achievements', may: 'PUBLIC' },
  { route: 'POST /api/achievements', may: 'RESEARCHER TT_OFFICER' },
  { route: 'GET /api/achievements/mine', may: 'RESEARCHER TT_OFFICER IP_OFFICER COMPLIANCE_OFFICER' },
  { route: 'GET /api/achievements/review-queue', may: 'TT_OFFICER PLATFORM_ADMIN' },
  { route: 'GET /api/achievements/suggestions', may: 'PUBLIC' },
  { route: 'GET /api/achievements/compare', may: 'PUBLIC' },
  { route: 'GET /api/achievements/export', may: 'PUBLIC' },
  { route: 'GET /api/achievements/mine/export', may: 'RESEARCHER TT_OFFICER IP_OFFICER COMPLIANCE_OFFICER' },
  { route: 'GET /api/achievements/:id', on: 'achievement PUBLISHED', may: 'PUBLIC' },
  { route: 'GET /api/achievements/:id', on: 'achievement DRAFT', may: INSTITUTE_OWN, hidden: 'REST' },
  { route: 'GET /api/achievements/:id', on: 'achievement UNIT_REVIEW', may: INSTITUTE_OWN, hidden: 'REST' },
  {
    route: 'GET /api/achievements/:id',
    on: 'achievement PLATFORM_REVIEW',
    may: `${INSTITUTE_OWN} PLATFORM_ADMIN`,
    hidden: 'REST',
  },
  {
    route: 'PATCH /api/achievements/:id',
    on: 'achievement DRAFT',
    may: 'RESEARCHER@own TT_OFFICER@own',
    hidden: 'RESEARCHER@other TT_OFFICER@other',
  },
  {
    route: 'PATCH /api/achievements/:id',
    on: 'achievement PUBLISHED',
    may: 'RESEARCHER@own TT_OFFICER@own',
    refused: { 'achievement.not-yours': 'RESEARCHER@other TT_OFFICER@other' },
  },
  // A researcher does not write in a colleague's draft; the technology-transfer officer does.
  {
    route: 'PATCH /api/achievements/:id',
    on: 'achievement DRAFT of a colleague',
    may: 'TT_OFFICER@own',
    refused: { 'achievement.not-yours': 'RESEARCHER@own' },
    hidden: 'RESEARCHER@other TT_OFFICER@other',
  },
  {
    route: 'POST /api/achievements/:id/submit',
    on: 'achievement DRAFT',
    may: 'RESEARCHER@own TT_OFFICER@own',
    hidden: 'RESEARCHER@other TT_OFFICER@other',
  },
  {
    route: 'POST /api/achievements/:id/approve',
    on: 'achievement UNIT_REVIEW',
    may: 'TT_OFFICER@own',
    hidden: 'TT_OFFICER@other',
  },
  { route: 'POST /api/achievements/:id/publish', on: 'achievement PLATFORM_REVIEW', may: 'PLATFORM_ADMIN' },
  {
    route: 'POST /api/achievements/:id/return',
    on: 'achievement UNIT_REVIEW',
    may: 'TT_OFFICER@own',
    hidden: 'TT_OFFICER@other PLATFORM_ADMIN',
  },
  {
    route: 'POST /api/achievements/:id/return',
    on: 'achievement PLATFORM_REVIEW',
    may: 'PLATFORM_ADMIN',
    refused: { 'achievement.wrong-state': 'TT_OFFICER@own' },
    hidden: 'TT_OFFICER@other',
  },
  {
    route: 'POST /api/achievements/:id/withdraw',
    on: 'achievement PUBLISHED',
    may: 'TT_OFFICER@own PLATFORM_ADMIN',
    refused: { 'achievement.not-yours': 'TT_OFFICER@other' },
  },
  {
    route: 'POST /api/achievements/:id/renew',
    on: 'achievement PUBLISHED',
    may: 'TT_OFFICER@own',
    refused: { 'achievement.not-yours': 'TT_OFFICER@other' },
  },
  { route: 'GET /api/achievements/:id/similar', on: 'achievement PUBLISHED', may: 'PUBLIC' },
  { route: 'GET /api/achievements/:id/similar', on: 'achievement DRAFT', may: INSTITUTE_OWN, hidden: 'REST' },
  {
    route: 'GET /api/achievements/:id/as-seen-by',
    on: 'achievement DRAFT',
    may: INSTITUTE_OWN,
    hidden: INSTITUTE_OTHER,
  },
  {
    route: 'GET /api/achievements/:id/as-seen-by',
    on: 'achievement PUBLISHED',
    may: INSTITUTE_OWN,
    refused: { 'achievement.not-yours': INSTITUTE_OTHER },
  },
  {
    route: 'GET /api/achievements/:id/history',
    on: 'achievement PUBLISHED',
    may: `${INSTITUTE_OWN} PLATFORM_ADMIN`,
    refused: { 'achievement.not-yours': INSTITUTE_OTHER },
  },
];

const demands: Row[] = [
  { route: 'GET /api/demands', may: 'PUBLIC' },
  { route: 'POST /api/demands', may: 'ENT_USER ENT_ADMIN' },
  { route: 'GET /api/demands/mine', may: 'ENT_USER ENT_ADMIN' },
  { route: 'GET /api/demands/suggestions', may: 'PUBLIC' },
  { route: 'GET /api/demands/compare', may: 'PUBLIC' },
  { route: 'GET /api/demands/export', may: 'PUBLIC' },
  { route: 'GET /api/demands/mine/export', may: 'ENT_USER ENT_ADMIN' },
  { route: 'GET /api/demands/:id', on: 'demand OPEN', may: 'PUBLIC' },
  { route: 'GET /api/demands/:id', on: 'demand DRAFT', may: ENTERPRISE_OWN, hidden: 'REST' },
  { route: 'PATCH /api/demands/:id', on: 'demand DRAFT', may: ENTERPRISE_OWN, hidden: ENTERPRISE_OTHER },
  {
    route: 'PATCH /api/demands/:id',
    on: 'demand OPEN',
    may: ENTERPRISE_OWN,
    refused: { 'demand.not-yours': ENTERPRISE_OTHER },
  },
  // Another user of the enterprise does not write in a colleague's demand; its admin does.
  {
    route: 'PATCH /api/demands/:id',
    on: 'demand DRAFT of a colleague',
    may: 'ENT_ADMIN@own',
    refused: { 'demand.not-yours': 'ENT_USER@own' },
    hidden: ENTERPRISE_OTHER,
  },
  { route: 'POST /api/demands/:id/publish', on: 'demand DRAFT', may: ENTERPRISE_OWN, hidden: ENTERPRISE_OTHER },
  {
    route: 'POST /api/demands/:id/renew',
    on: 'demand OPEN',
    may: ENTERPRISE_OWN,
    refused: { 'demand.not-yours': ENTERPRISE_OTHER },
  },
  {
    route: 'POST /api/demands/:id/close',
    on: 'demand OPEN',
    may: `${ENTERPRISE_OWN} PLATFORM_ADMIN`,
    refused: { 'demand.not-yours': ENTERPRISE_OTHER },
  },
  { route: 'GET /api/demands/:id/similar', on: 'demand OPEN', may: 'PUBLIC' },
  { route: 'GET /api/demands/:id/similar', on: 'demand DRAFT', may: ENTERPRISE_OWN, hidden: 'REST' },
  {
    route: 'GET /api/demands/:id/history',
    on: 'demand OPEN',
    may: `${ENTERPRISE_OWN} PLATFORM_ADMIN`,
    refused: { 'demand.not-yours': ENTERPRISE_OTHER },
  },
];

const ENDS_OWN = 'ENT_USER@own ENT_ADMIN@own RESEARCHER@own TT_OFFICER@own';
const ENDS_OTHER = 'ENT_USER@other ENT_ADMIN@other RESEARCHER@other TT_OFFICER@other';

const MATCH_READERS = 'ENT_USER ENT_ADMIN RESEARCHER TT_OFFICER BROKER PLATFORM_ADMIN';

const matches: Row[] = [
  // Of the demand: the enterprise that asks, brokers and the operator. The holder sees pairs of its own achievements.
  {
    route: 'GET /api/matches',
    on: 'match, asked by demand',
    may: 'ENT_USER@own ENT_ADMIN@own BROKER PLATFORM_ADMIN',
    hidden: 'ENT_USER@other ENT_ADMIN@other RESEARCHER TT_OFFICER',
  },
  {
    route: 'GET /api/matches',
    on: 'match, asked by achievement',
    may: 'RESEARCHER@own TT_OFFICER@own BROKER PLATFORM_ADMIN',
    hidden: 'ENT_USER ENT_ADMIN RESEARCHER@other TT_OFFICER@other',
  },
  { route: 'GET /api/matches/count', on: 'match, asked by demand', may: 'PUBLIC' },
  { route: 'POST /api/matches/:id/accept', on: 'match', may: ENDS_OWN, hidden: ENDS_OTHER },
  { route: 'POST /api/matches/:id/reject', on: 'match', may: ENDS_OWN, hidden: ENDS_OTHER },
  {
    route: 'GET /api/matches/why-not',
    on: 'match, asked by both',
    may: `${ENDS_OWN} BROKER PLATFORM_ADMIN`,
    hidden: ENDS_OTHER,
  },
  {
    route: 'POST /api/matches/:id/feedback',
    on: 'match',
    may: `${ENDS_OWN} BROKER PLATFORM_ADMIN`,
    hidden: ENDS_OTHER,
  },
  { route: 'POST /api/matches/:id/shortlist', on: 'match', may: ENDS_OWN, hidden: ENDS_OTHER },
  { route: 'DELETE /api/matches/:id/shortlist', on: 'match', may: ENDS_OWN, hidden: ENDS_OTHER },
  // Of pairs with the reader's own side only: who has none reads and leaves nothing.
  { route: 'GET /api/matches/own-pairs', on: 'match, asked by a foreign listing', may: MATCH_READERS },
  { route: 'POST /api/matches/feedback', may: MATCH_READERS },
  { route: 'GET /api/matches/personalisation', may: MATCH_READERS },
  { route: 'POST /api/matches/personalisation', may: MATCH_READERS },
  // What scores and how: the operator alone.
  { route: 'GET /api/matches/exposure', may: 'PLATFORM_ADMIN' },
  { route: 'GET /api/matches/weights', may: 'PLATFORM_ADMIN' },
  { route: 'POST /api/matches/weights/fit', may: 'PLATFORM_ADMIN' },
  { route: 'GET /api/matches/weights/:version/effect', on: 'weights that passed', may: 'PLATFORM_ADMIN' },
  { route: 'POST /api/matches/weights/:version/go-live', on: 'weights that passed', may: 'PLATFORM_ADMIN' },
  { route: 'POST /api/matches/weights/:version/roll-back', on: 'weights of before', may: 'PLATFORM_ADMIN' },
];

export const listingTable: Row[] = [...achievements, ...demands, ...matches];
