// Who may do what: deals between the institute (seller) and the enterprise (buyer), led by the broker.
import type { Row } from './row.js';

const SELLER = 'TT_OFFICER@own';
const BUYER = 'ENT_USER@own ENT_ADMIN@own';
const PARTIES = `${SELLER} ${BUYER}`;
const PARTIES_OTHER = 'TT_OFFICER@other ENT_USER@other ENT_ADMIN@other';
/** Read what their unit deals in, and decide nothing. */
const FOLLOWERS = 'IP_OFFICER@own COMPLIANCE_OFFICER@own';
const READERS = `${PARTIES} ${FOLLOWERS} BROKER@own`;
const READERS_OTHER = `${PARTIES_OTHER} IP_OFFICER@other COMPLIANCE_OFFICER@other BROKER@other`;
const ACTING = `${PARTIES} BROKER@own`;
const ACTING_OTHER = `${PARTIES_OTHER} BROKER@other`;

export const dealTable: Row[] = [
  { route: 'POST /api/deals', on: 'listings of two others', may: 'TT_OFFICER ENT_USER ENT_ADMIN' },
  { route: 'GET /api/deals', may: 'TT_OFFICER ENT_USER ENT_ADMIN IP_OFFICER COMPLIANCE_OFFICER BROKER' },
  { route: 'GET /api/deals/board', may: 'TT_OFFICER ENT_USER ENT_ADMIN IP_OFFICER COMPLIANCE_OFFICER BROKER' },
  { route: 'GET /api/deals/:id', on: 'deal with a broker asked', may: READERS, hidden: READERS_OTHER },

  // The enterprise has expressed interest: the institute answers.
  {
    route: 'POST /api/deals/:id/accept',
    on: 'deal in interest',
    may: SELLER,
    refused: { 'deal.not-your-side': BUYER },
    hidden: PARTIES_OTHER,
  },
  {
    route: 'POST /api/deals/:id/decline',
    on: 'deal in interest',
    may: SELLER,
    refused: { 'deal.not-your-side': BUYER },
    hidden: PARTIES_OTHER,
  },
  { route: 'POST /api/deals/:id/name-broker', on: 'deal with a broker asked', may: PARTIES, hidden: PARTIES_OTHER },
  {
    route: 'POST /api/deals/:id/accept-assignment',
    on: 'deal with a broker asked',
    may: 'BROKER@own',
    hidden: 'BROKER@other',
  },
  {
    route: 'POST /api/deals/:id/decline-assignment',
    on: 'deal with a broker asked',
    may: 'BROKER@own',
    hidden: 'BROKER@other',
  },
  { route: 'POST /api/deals/:id/move', on: 'deal with a leading broker', may: ACTING, hidden: ACTING_OTHER },
  {
    route: 'POST /api/deals/:id/move',
    on: 'deal with a broker asked',
    may: PARTIES,
    refused: { 'deal.broker-not-accepted': 'BROKER@own' },
    hidden: ACTING_OTHER,
  },
  { route: 'POST /api/deals/:id/propose-signing', on: 'deal in draft', may: PARTIES, hidden: PARTIES_OTHER },
  {
    route: 'POST /api/deals/:id/confirm-signing',
    on: 'deal signed by the seller',
    may: BUYER,
    refused: { 'deal.other-side-confirms': SELLER },
    hidden: PARTIES_OTHER,
  },
  { route: 'POST /api/deals/:id/fail', on: 'deal with a leading broker', may: PARTIES, hidden: PARTIES_OTHER },

  // What is said and handed over: the two sides and the broker who has accepted to lead.
  { route: 'GET /api/deals/:id/log', on: 'deal with a leading broker', may: READERS, hidden: READERS_OTHER },
  {
    route: 'GET /api/deals/:id/log',
    on: 'deal with a broker asked',
    may: `${PARTIES} ${FOLLOWERS}`,
    refused: { 'deal.broker-not-accepted': 'BROKER@own' },
    hidden: READERS_OTHER,
  },
  { route: 'POST /api/deals/:id/log', on: 'deal with a leading broker', may: ACTING, hidden: ACTING_OTHER },
  { route: 'GET /api/deals/:id/offers', on: 'deal with a leading broker', may: READERS, hidden: READERS_OTHER },
  { route: 'POST /api/deals/:id/offers', on: 'deal with a leading broker', may: PARTIES, hidden: PARTIES_OTHER },
  { route: 'GET /api/deals/:id/files', on: 'deal with a leading broker', may: READERS, hidden: READERS_OTHER },
  { route: 'POST /api/deals/:id/files', on: 'deal with a leading broker', may: ACTING, hidden: ACTING_OTHER },
  { route: 'GET /api/deals/:id/files/:fileId', on: 'file of a deal', may: READERS, hidden: READERS_OTHER },
  { route: 'GET /api/deals/:id/contacts', on: 'deal with a leading broker', may: READERS, hidden: READERS_OTHER },
  // Contacts are open to both when both have accepted, and to nobody before.
  {
    route: 'GET /api/deals/:id/contacts',
    on: 'deal in interest',
    may: '',
    refused: { 'deal.contacts-closed': `${PARTIES} ${FOLLOWERS}` },
    hidden: `${READERS_OTHER} BROKER@own`,
  },
  { route: 'GET /api/deals/:id/achievement', on: 'deal with a leading broker', may: READERS, hidden: READERS_OTHER },
  { route: 'GET /api/deals/:id/timeline', on: 'deal with a leading broker', may: READERS, hidden: READERS_OTHER },
];
