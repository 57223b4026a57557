// Wire shapes of what people did with a suggested pair, and of the switch that stops learning from them.
import { z } from 'zod';

/** From the least to the strongest sign; a rejection stands apart. */
export const FEEDBACK_KINDS = ['OPENED', 'SAVED', 'COMPARED', 'INTRODUCED', 'MET', 'SIGNED', 'REJECTED'] as const;
export type FeedbackKind = (typeof FEEDBACK_KINDS)[number];

/** What a page reports; the rest is recorded where it is decided (SAVED: when a pair is put on the shortlist). */
export const GIVEN_KINDS = ['OPENED', 'COMPARED'] as const;

export const GiveFeedback = z
  .object({ kind: z.enum(GIVEN_KINDS, '只能是打开或对比') })
  .meta({ id: 'GiveMatchFeedback' });
export type GiveFeedback = z.infer<typeof GiveFeedback>;

export const Personalisation = z
  .object({ isOn: z.boolean('请选择打开或关闭').meta({ description: '关闭后不再记录本人的操作，已记录的一并删除' }) })
  .meta({ id: 'MatchPersonalisation' });
export type Personalisation = z.infer<typeof Personalisation>;
