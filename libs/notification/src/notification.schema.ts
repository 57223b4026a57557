// Wire shapes of notifications.
import { z } from 'zod';
import { PageQuery, pageOf } from '../../platform/src/http/page.schema.js';
import { Uuid } from '../../platform/src/ids.schema.js';

/** Ways to a person; in this version the portal only. */
export const CHANNELS = ['IN_APP'] as const;
export type Channel = (typeof CHANNELS)[number];

/** What a message can be about; the portal knows the page of each. */
export const SUBJECT_TYPES = [
  'organisation',
  'membership',
  'achievement',
  'demand',
  'broker',
  'deal',
  'contract',
  'saved-search',
  'report',
  'follow',
] as const;
export type SubjectType = (typeof SUBJECT_TYPES)[number];

export const NotificationView = z
  .object({
    id: Uuid,
    /** Template key: the portal may render its own words from it and `params`. */
    template: z.string(),
    params: z.record(z.string(), z.union([z.string(), z.number()])),
    /** Rendered in Chinese. */
    title: z.string(),
    body: z.string(),
    subject: z.object({ type: z.enum(SUBJECT_TYPES), id: Uuid }),
    occurredAt: z.date(),
    readAt: z.date().nullable(),
  })
  .meta({ id: 'Notification' });
export type NotificationView = z.infer<typeof NotificationView>;

export const NotificationPage = pageOf(NotificationView).meta({ id: 'NotificationPage' });
export type NotificationPage = z.infer<typeof NotificationPage>;

export const NotificationQuery = PageQuery.extend({
  /** Only those not read yet. */
  unread: z.enum(['true', 'false'], { error: 'unread 只能是 true 或 false' }).optional(),
});
export type NotificationQuery = z.infer<typeof NotificationQuery>;

export const UnreadCount = z.object({ unread: z.int() }).meta({ id: 'UnreadCount' });
export type UnreadCount = z.infer<typeof UnreadCount>;
