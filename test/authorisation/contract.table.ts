// Who may do what: technology contracts of the institute (seller) with the enterprise (buyer), prepared by the broker, and
// the registry's desk. Registry staff of every registry see what was filed, and nothing before.
import type { Row } from './row.js';

const SELLER_OFFICE = 'TT_OFFICER@own RESEARCHER@own IP_OFFICER@own COMPLIANCE_OFFICER@own';
const BUYER = 'ENT_USER@own ENT_ADMIN@own';
const STRANGERS =
  'TT_OFFICER@other RESEARCHER@other IP_OFFICER@other COMPLIANCE_OFFICER@other ENT_USER@other ENT_ADMIN@other BROKER@other';
const DRAFTING_STRANGERS = 'TT_OFFICER@other ENT_USER@other ENT_ADMIN@other BROKER@other';
const DESK = 'REG_CLERK REG_REVIEWER';
const READERS_OF_FILED = `${SELLER_OFFICE} ${BUYER} BROKER@own ${DESK}`;
const READERS_OF_DRAFT = `${SELLER_OFFICE} BROKER@own`;

const filing: Row[] = [
  {
    route: 'GET /api/contracts',
    may: `TT_OFFICER RESEARCHER IP_OFFICER COMPLIANCE_OFFICER ENT_USER ENT_ADMIN BROKER ${DESK}`,
  },
  {
    route: 'POST /api/contracts',
    on: 'deal signed',
    may: 'TT_OFFICER@own BROKER@own',
    refused: { 'contract.no-seller': BUYER },
    hidden: DRAFTING_STRANGERS,
  },
  // Without a deal the own organisation is the seller; a broker has none to sell for.
  {
    route: 'POST /api/contracts',
    may: 'TT_OFFICER ENT_USER ENT_ADMIN',
    refused: { 'contract.no-seller': 'BROKER' },
  },
  {
    route: 'GET /api/contracts/:id',
    on: 'contract DRAFT',
    may: READERS_OF_DRAFT,
    hidden: `${STRANGERS} ${BUYER} ${DESK}`,
  },
  { route: 'GET /api/contracts/:id', on: 'contract SUBMITTED', may: READERS_OF_FILED, hidden: STRANGERS },
  {
    route: 'GET /api/contracts/:id/record',
    on: 'contract REGISTERED',
    may: `OFFICIAL@own ${DESK}`,
    hidden: 'OFFICIAL@other',
  },
  { route: 'GET /api/contracts/:id/record', on: 'contract SUBMITTED', may: '', hidden: `OFFICIAL ${DESK}` },
  {
    route: 'PATCH /api/contracts/:id',
    on: 'contract DRAFT',
    may: 'TT_OFFICER@own BROKER@own',
    hidden: `${DRAFTING_STRANGERS} ${BUYER}`,
  },
  {
    route: 'GET /api/contracts/:id/precheck',
    on: 'contract DRAFT',
    may: READERS_OF_DRAFT,
    hidden: `${STRANGERS} ${BUYER} ${DESK}`,
  },
  {
    route: 'POST /api/contracts/:id/submit',
    on: 'contract DRAFT',
    may: 'TT_OFFICER@own',
    refused: { 'contract.seller-decides': 'BROKER@own' },
    hidden: `${DRAFTING_STRANGERS} ${BUYER}`,
  },
  {
    route: 'POST /api/contracts/:id/withdraw',
    on: 'contract SUBMITTED',
    may: 'TT_OFFICER@own',
    refused: { 'contract.seller-decides': 'BROKER@own', 'contract.forbidden': BUYER },
    hidden: DRAFTING_STRANGERS,
  },
  {
    route: 'GET /api/contracts/:id/files',
    on: 'contract SUBMITTED',
    may: READERS_OF_FILED,
    hidden: STRANGERS,
  },
  {
    route: 'POST /api/contracts/:id/files',
    on: 'contract DRAFT',
    may: 'TT_OFFICER@own BROKER@own',
    hidden: `${DRAFTING_STRANGERS} ${BUYER}`,
  },
  {
    route: 'GET /api/contracts/:id/files/:fileId',
    on: 'contract SUBMITTED',
    may: READERS_OF_FILED,
    hidden: STRANGERS,
  },
  {
    route: 'GET /api/contracts/:id/papers/:paper',
    on: 'contract SUBMITTED',
    may: READERS_OF_FILED,
    hidden: STRANGERS,
  },
  // The buyer reads the text of the contract, not the seller's papers for the registry.
  {
    route: 'GET /api/contracts/:id/files/:fileId',
    on: 'seller’s paper in a contract SUBMITTED',
    may: `${SELLER_OFFICE} BROKER@own ${DESK}`,
    hidden: `${STRANGERS} ${BUYER}`,
  },
  {
    route: 'DELETE /api/contracts/:id/files/:fileId',
    on: 'contract DRAFT',
    may: 'TT_OFFICER@own BROKER@own',
    hidden: `${DRAFTING_STRANGERS} ${BUYER}`,
  },
];

const desk: Row[] = [
  { route: 'GET /api/registry/contracts', may: DESK },
  { route: 'GET /api/registry/stats', may: DESK },
  { route: 'GET /api/registry/contracts/:id/similar', on: 'contract SUBMITTED', may: DESK },
  { route: 'GET /api/registry/contracts/:id/similar', on: 'contract DRAFT', may: '', hidden: DESK },
  { route: 'POST /api/contracts/:id/accept', on: 'contract SUBMITTED', may: 'REG_CLERK' },
  { route: 'POST /api/contracts/:id/accept', on: 'contract DRAFT', may: '', hidden: 'REG_CLERK' },
  { route: 'POST /api/contracts/:id/first-review', on: 'contract ACCEPTED', may: 'REG_CLERK' },
  {
    route: 'POST /api/contracts/:id/return',
    on: 'contract ACCEPTED',
    may: 'REG_CLERK',
    refused: { 'contract.forbidden': 'REG_REVIEWER' },
  },
  {
    route: 'POST /api/contracts/:id/return',
    on: 'contract FIRST_REVIEWED',
    may: 'REG_REVIEWER',
    refused: { 'contract.forbidden': 'REG_CLERK' },
  },
  { route: 'POST /api/contracts/:id/refuse', on: 'contract FIRST_REVIEWED', may: 'REG_REVIEWER' },
  { route: 'POST /api/contracts/:id/register', on: 'contract FIRST_REVIEWED', may: 'REG_REVIEWER' },
  // A reviewer who also belongs to a party keeps out (domain §7.2).
  {
    route: 'POST /api/contracts/:id/register',
    on: 'contract FIRST_REVIEWED of the reviewers’ organisation',
    may: '',
    refused: { 'contract.own-organisation': 'REG_REVIEWER' },
  },
];

export const contractTable: Row[] = [...filing, ...desk];
