import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Actor } from '@app/identity';
import { Matching } from '@app/matching';
import { newId } from '@app/platform';
import { buildAchievement, buildDemand } from '../../../test/support/build-listings.js';
import { buildMember } from '../../../test/support/build-people.js';
import { DealRoom, FACTS } from './testing/room.js';

const consent = true as const;
const REASONS = ['words', 'field'].map((feature) => ({ feature, text: feature, contribution: 25 }));

let room: DealRoom;
let officer: Actor;
let buyer: Actor;

beforeAll(async () => {
  room = await DealRoom.open();
  officer = await buildMember(room.database, 'TT_OFFICER');
  buyer = await buildMember(room.database, 'ENT_ADMIN');
});
afterAll(() => room.close());

/** A suggested pair of the two sides. */
async function suggested() {
  const achievementId = await buildAchievement(room.database, { organisationId: officer.organisationId! });
  const demandId = await buildDemand(room.database, { organisationId: buyer.organisationId! });
  const matchId = newId();
  await room.database.query(
    `insert into match (id, demand_id, achievement_id, demand_organisation_id, achievement_organisation_id, score, rank,
       features, reasons, missing, weights_version, statistics_version, statistics_documents, suggested_at, scored_at)
     values ($1, $2, $3, $4, $5, 50, 1, '{}', $6, '[]', 'spec', 1, 1, now(), now())`,
    [matchId, demandId, achievementId, buyer.organisationId, officer.organisationId, JSON.stringify(REASONS)],
  );
  return { matchId, achievementId, demandId };
}

const dealIdSeenBy = async (actor: Actor, demandId: string) =>
  (await room.context.get(Matching).list(actor, { demandId, limit: 20 })).items[0]?.dealId;

test('a match tells its two sides which deal came of it, until that deal has come to nothing', async () => {
  const { matchId, demandId } = await suggested();
  expect(await dealIdSeenBy(buyer, demandId)).toBeNull();
  const id = await room.interests.express(buyer, { matchId, message: '想看中试装置', consent });
  expect(await dealIdSeenBy(buyer, demandId)).toBe(id);
  await room.interests.decline(officer, id, '产能已排满');
  expect(await dealIdSeenBy(buyer, demandId)).toBeNull();
});

test('a deal expressed on the page of the listing counts as well; somebody else is not told of it', async () => {
  const { achievementId, demandId } = await suggested();
  const id = await room.interests.express(officer, { achievementId, demandId, message: '可提供样机试用', consent });
  expect(await dealIdSeenBy(buyer, demandId)).toBe(id);
  const broker = await buildMember(room.database, 'BROKER');
  expect(await dealIdSeenBy(broker, demandId)).toBeNull();
});

test('how far a suggested pair came is told to matching: introduced, met, signed, each once and by whom it was done', async () => {
  const { matchId, demandId } = await suggested();
  const id = await room.interests.express(buyer, { matchId, message: '想看中试装置', consent });
  await room.interests.accept(officer, id);
  await room.negotiation.move(officer, id, 'NEGOTIATION');
  await room.negotiation.move(officer, id, 'CONTRACT_DRAFT');
  await room.signing.propose(officer, id, FACTS);
  await room.signing.confirm(buyer, id, FACTS);
  const rows = await room.database.query(
    'select kind, user_id, weights_version from match_feedback where demand_id = $1 order by given_at, id',
    [demandId],
  );
  expect(rows).toEqual([
    { kind: 'INTRODUCED', user_id: buyer.userId, weights_version: 'spec' },
    { kind: 'MET', user_id: officer.userId, weights_version: 'spec' },
    { kind: 'SIGNED', user_id: buyer.userId, weights_version: 'spec' },
  ]);
});
