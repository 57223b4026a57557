// Wire shapes of signing: one side fills in the facts of the signed contract, the other confirms the same facts.
import { z } from 'zod';
import { Uuid } from '../../platform/src/ids.schema.js';
import { code } from '../../reference/src/code.schema.js';
import { Day } from '../../reference/src/day.schema.js';
import { Fen, PositiveFenAmount } from '../../reference/src/money.schema.js';

export const SIGNING_STATES = ['PROPOSED', 'CONFIRMED', 'REPLACED'] as const;
export type SigningState = (typeof SIGNING_STATES)[number];

export const SigningFacts = z
  .strictObject({
    contractType: code('contractType'),
    totalAmountFen: PositiveFenAmount,
    signedOn: Day,
  })
  .meta({ id: 'SigningFacts' });
export type SigningFacts = z.infer<typeof SigningFacts>;

export const SigningView = z
  .object({
    id: Uuid,
    state: z.enum(SIGNING_STATES),
    contractType: z.string(),
    totalAmountFen: Fen,
    signedOn: z.iso.date(),
    proposedSide: z.enum(['SELLER', 'BUYER']),
    proposedAt: z.iso.datetime(),
    confirmedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'DealSigning' });
export type SigningView = z.infer<typeof SigningView>;
