// Wire shapes of the register of technology brokers and of work offered to them.
import { z } from 'zod';
import { Abilities, PageQuery, pageOf } from '../../platform/src/http/page.schema.js';
import { Uuid } from '../../platform/src/ids.schema.js';
import { safeText } from '../../platform/src/text.schema.js';
import { code } from '../../reference/src/code.schema.js';

/** T/CASTEM 1007—2022, with TRAINEE added (domain §6.1). */
export const BROKER_LEVELS = ['TRAINEE', 'JUNIOR', 'INTERMEDIATE', 'SENIOR'] as const;
export const BrokerLevel = z.enum(BROKER_LEVELS).meta({ id: 'BrokerLevel' });
export type BrokerLevel = z.infer<typeof BrokerLevel>;

export const BROKER_STATUSES = ['APPLIED', 'ACTIVE', 'PAUSED', 'REFUSED'] as const;
export const BrokerStatus = z.enum(BROKER_STATUSES).meta({ id: 'BrokerStatus' });
export type BrokerStatus = z.infer<typeof BrokerStatus>;

export const ASSIGNMENT_STATES = ['OFFERED', 'ACCEPTED', 'DECLINED', 'EXPIRED', 'ENDED'] as const;
export type AssignmentState = (typeof ASSIGNMENT_STATES)[number];

/** RULE: picked by the assignment rule. NAMED: asked for by a party. */
export const ASSIGNMENT_MODES = ['RULE', 'NAMED'] as const;
export type AssignmentMode = (typeof ASSIGNMENT_MODES)[number];

/** CONCLUDED: the work reached its goal. CLOSED: it ended without, whoever's doing. */
export const ASSIGNMENT_OUTCOMES = ['CONCLUDED', 'CLOSED'] as const;
export type AssignmentOutcome = (typeof ASSIGNMENT_OUTCOMES)[number];

const fields = z.array(code('techArea')).min(1, '至少选择一个技术领域').max(11);
const bases = z.array(code('base')).max(8);
const bio = safeText(10, 2000);

export const ApplyBroker = z
  .strictObject({ level: BrokerLevel, fields, bases: bases.default([]), bio })
  .meta({ id: 'ApplyBroker' });
export type ApplyBroker = z.infer<typeof ApplyBroker>;

export const EditBroker = z
  .strictObject({ fields: fields.optional(), bases: bases.optional(), bio: bio.optional() })
  .refine((edit) => Object.values(edit).some((value) => value !== undefined), '至少修改一项')
  .meta({ id: 'EditBroker' });
export type EditBroker = z.infer<typeof EditBroker>;

/** The operator enters the level that the credentials prove; it may differ from the one applied for. */
export const ConfirmBroker = z.strictObject({ level: BrokerLevel }).meta({ id: 'ConfirmBroker' });
export type ConfirmBroker = z.infer<typeof ConfirmBroker>;

export const BrokerReason = z.strictObject({ reason: safeText(2, 500) }).meta({ id: 'BrokerReason' });
export type BrokerReason = z.infer<typeof BrokerReason>;

export const BrokerQuery = PageQuery.extend({
  field: code('techArea').optional(),
  base: code('base').optional(),
  level: BrokerLevel.optional(),
}).meta({ id: 'BrokerQuery' });
export type BrokerQuery = z.infer<typeof BrokerQuery>;

const organisation = z.object({ id: Uuid, name: z.string() });

/** What anybody may know of a confirmed broker. */
export const BrokerCard = z
  .object({
    id: Uuid,
    name: z.string(),
    organisation: organisation,
    level: BrokerLevel,
    fields: z.array(z.string()),
    bases: z.array(z.string()),
    status: BrokerStatus,
    counts: z.object({
      current: z.int().meta({ description: '正在办理的撮合数' }),
      concluded: z.int().meta({ description: '已促成的撮合数' }),
    }),
  })
  .meta({ id: 'BrokerCard' });
export type BrokerCard = z.infer<typeof BrokerCard>;

export const BrokerPage = pageOf(BrokerCard).meta({ id: 'BrokerPage' });
export type BrokerPage = z.infer<typeof BrokerPage>;

export const BrokerView = BrokerCard.extend({
  bio: z.string(),
  confirmedAt: z.iso.datetime().nullable(),
  statusReason: z.string().nullable().meta({ description: '仅本人和运营方可见' }),
  can: Abilities,
}).meta({ id: 'BrokerView' });
export type BrokerView = z.infer<typeof BrokerView>;

export const BrokerViewPage = pageOf(BrokerView).meta({ id: 'BrokerViewPage' });
export type BrokerViewPage = z.infer<typeof BrokerViewPage>;
