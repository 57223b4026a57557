// A deal that both sides have signed, for tests of filing from a deal. The way there is the deal room's to test.
import type { Actor } from '@app/identity';
import { newId, type Database } from '@app/platform';
import { buildAchievement } from '../../../../test/support/build-listings.js';

interface Signed {
  seller: Actor;
  buyer: Actor;
  broker?: { actor: Actor; brokerId: string };
  totalFen: string;
  /** `YYYY-MM-DD` */
  signedOn: string;
}

/** Stage SIGNED, type DEV, on an achievement of the seller. Returns its id. */
export async function buildSignedDeal(
  database: Database,
  { seller, buyer, broker, totalFen, signedOn }: Signed,
): Promise<string> {
  const id = newId();
  const achievementId = await buildAchievement(database, { organisationId: seller.organisationId ?? '' });
  await database.query(
    `insert into deal (id, title, stage, stage_at, last_activity_at, achievement_id, tech_area, base, seller_org_id,
       buyer_org_id, initiator_side, initiated_by, is_buyer_anonymous, message, seller_user_id, buyer_user_id, opened_at, broker_id,
       broker_user_id, broker_state, total_amount_fen, created_at)
     values ($1, '页岩气井筒完整性在线监测技术', 'SIGNED', now(), now(), $2, '06', 'B2', $3, $4, 'BUYER', $6, false, '希望合作', $5, $6,
       now(), $7, $8, $9, $10, now())`,
    [
      id,
      achievementId,
      seller.organisationId,
      buyer.organisationId,
      seller.userId,
      buyer.userId,
      broker?.brokerId ?? null,
      broker?.actor.userId ?? null,
      broker ? 'ACCEPTED' : null,
      totalFen,
    ],
  );
  await database.query(
    `insert into deal_signing (id, deal_id, state, contract_type, total_amount_fen, signed_on, proposed_side, proposed_by,
       proposed_at, confirmed_by, confirmed_at) values ($1, $2, 'CONFIRMED', 'DEV', $3, $4, 'SELLER', $5, now(), $6, now())`,
    [newId(), id, totalFen, signedOn, seller.userId, buyer.userId],
  );
  return id;
}
