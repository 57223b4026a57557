// Wire shapes of organisations and memberships.
import { z } from 'zod';
import { Abilities, PageQuery, pageOf } from '../../../platform/src/http/page.schema.js';
import { Uuid } from '../../../platform/src/ids.schema.js';
import { safeText } from '../../../platform/src/text.schema.js';
import { code } from '../../../reference/src/code.schema.js';
import { CreditCode } from '../../../reference/src/credit-code.schema.js';
import { CLAIMABLE_KINDS, OrganisationKindSchema, RoleSchema } from '../role.schema.js';

export const ORGANISATION_STATUSES = ['PENDING', 'ACTIVE', 'REFUSED'] as const;
export type OrganisationStatus = (typeof ORGANISATION_STATUSES)[number];

export const MEMBERSHIP_STATUSES = ['PENDING', 'ACTIVE', 'REFUSED', 'DISABLED'] as const;
export type MembershipStatus = (typeof MEMBERSHIP_STATUSES)[number];

/** Facts of an organisation that the platform does not know yet. */
export const OrganisationDetails = z.object({
  name: safeText(4, 120).meta({ description: '组织全称' }),
  kind: z.enum(CLAIMABLE_KINDS, { error: '请选择组织类别' }),
  regionCode: code('region').meta({ description: '经营或办公所在地，六位行政区划代码', example: '500102' }),
  townshipCode: code('township').nullish(),
  parkCode: code('park').nullish(),
  partyType: code('partyType'),
  industryCode: code('industry').nullish(),
  scale: code('enterpriseScale').nullish(),
});
export type OrganisationDetails = z.infer<typeof OrganisationDetails>;

/** An organisation already on the platform is joined by its code alone; an unknown one needs the details. */
export const ClaimOrganisation = OrganisationDetails.partial()
  .extend({ creditCode: CreditCode })
  .meta({ id: 'ClaimOrganisation' });
export type ClaimOrganisation = z.infer<typeof ClaimOrganisation>;

export const OrganisationBrief = z.object({ id: Uuid, name: z.string() });

export const OrganisationView = z
  .object({
    id: Uuid,
    name: z.string(),
    kind: OrganisationKindSchema,
    creditCode: z.string(),
    /** Warning about the inner check digit (GB 11714), to look at before confirming. */
    creditCodeWarning: z.string().nullable(),
    regionCode: z.string(),
    townshipCode: z.string().nullable(),
    parkCode: z.string().nullable(),
    partyType: z.string(),
    industryCode: z.string().nullable(),
    scale: z.string().nullable(),
    status: z.enum(ORGANISATION_STATUSES),
    claimedAt: z.date(),
    /** Who claimed it and how to reach them: for the operator only. */
    claimer: z.object({ id: Uuid, name: z.string(), mobile: z.string() }).nullable(),
    decidedAt: z.date().nullable(),
    refusedReason: z.string().nullable(),
    can: Abilities,
  })
  .meta({ id: 'Organisation' });
export type OrganisationView = z.infer<typeof OrganisationView>;

export const OrganisationPage = pageOf(OrganisationView).meta({ id: 'OrganisationPage' });
export type OrganisationPage = z.infer<typeof OrganisationPage>;

export const OrganisationQuery = PageQuery.extend({
  status: z.enum(ORGANISATION_STATUSES).optional(),
  kind: OrganisationKindSchema.optional(),
});
export type OrganisationQuery = z.infer<typeof OrganisationQuery>;

export const LookupQuery = z.object({ creditCode: CreditCode });
export type LookupQuery = z.infer<typeof LookupQuery>;

/** What a person who wants to join is told: names behind credit codes are public facts. */
export const LookupView = z
  .object({
    creditCode: z.string(),
    /** Null: not on the platform; the details are then needed. */
    organisation: OrganisationBrief.extend({ kind: OrganisationKindSchema }).nullable(),
    creditCodeWarning: z.string().nullable(),
  })
  .meta({ id: 'OrganisationLookup' });
export type LookupView = z.infer<typeof LookupView>;

export const RefuseOrganisation = z
  .object({ reason: safeText(2, 500).meta({ description: '不予确认的原因，申请人可见' }) })
  .meta({ id: 'RefuseOrganisation' });
export type RefuseOrganisation = z.infer<typeof RefuseOrganisation>;

export const MembershipView = z
  .object({
    id: Uuid,
    organisation: OrganisationBrief.extend({ kind: OrganisationKindSchema, status: z.enum(ORGANISATION_STATUSES) }),
    user: z.object({ id: Uuid, name: z.string(), mobile: z.string() }),
    roles: z.array(RoleSchema),
    townshipCode: z.string().nullable(),
    parkCode: z.string().nullable(),
    status: z.enum(MEMBERSHIP_STATUSES),
    requestedAt: z.date(),
    decidedAt: z.date().nullable(),
    can: Abilities,
  })
  .meta({ id: 'Membership' });
export type MembershipView = z.infer<typeof MembershipView>;

export const MembershipPage = pageOf(MembershipView).meta({ id: 'MembershipPage' });
export type MembershipPage = z.infer<typeof MembershipPage>;

export const MembershipQuery = PageQuery.extend({ status: z.enum(MEMBERSHIP_STATUSES).optional() });
export type MembershipQuery = z.infer<typeof MembershipQuery>;

/** Roles of a member, and for an official the township or park that may be seen; absent = as it is, null = whole district. */
export const ChangeRoles = z
  .object({
    roles: z
      .array(RoleSchema)
      .min(1, '至少选择一个角色')
      .max(8)
      .transform((roles) => [...new Set(roles)]),
    townshipCode: code('township').nullish(),
    parkCode: code('park').nullish(),
  })
  .meta({ id: 'ChangeRoles' });
export type ChangeRoles = z.infer<typeof ChangeRoles>;

export const CLAIM_OUTCOMES = ['CLAIMED', 'JOIN_REQUESTED'] as const;

export const ClaimResult = z
  .object({ outcome: z.enum(CLAIM_OUTCOMES), membership: MembershipView })
  .meta({ id: 'ClaimResult' });
export type ClaimResult = z.infer<typeof ClaimResult>;
