// Wire shapes of registering, signing in, the signed-in person, and the operator's list of users.
import { z } from 'zod';
import { Abilities, PageQuery, pageOf } from '../../../platform/src/http/page.schema.js';
import { Uuid } from '../../../platform/src/ids.schema.js';
import { safeText } from '../../../platform/src/text.schema.js';
import { Mobile } from '../../../reference/src/numbers.schema.js';
import { MembershipView, OrganisationBrief } from '../organisation/organisation.schema.js';
import { OrganisationKindSchema, RoleSchema } from '../role.schema.js';

export const USER_STATUSES = ['ACTIVE', 'DISABLED'] as const;
export type UserStatus = (typeof USER_STATUSES)[number];

/** A sign-in name (letters, digits, . _ -) or an e-mail address; compared in lower case. */
export const LoginName = z
  .string({ error: '请填写登录名' })
  .trim()
  .toLowerCase()
  .min(4, '登录名至少 4 个字符')
  .max(100, '登录名最多 100 个字符')
  .regex(/^[a-z0-9][a-z0-9._-]*(@[a-z0-9-]+(\.[a-z0-9-]+)+)?$/, '登录名只能用字母、数字和 . _ -，或者填电子邮箱')
  .meta({ description: '登录名或电子邮箱，不分大小写', example: 'zhang.wei' });

export const NewPassword = z
  .string({ error: '请填写密码' })
  .min(10, '密码至少 10 个字符')
  .max(128, '密码最多 128 个字符')
  .meta({ description: '密码，10–128 个字符', example: 'Fuling-2026-keji' });

export const Register = z
  .object({
    name: safeText(2, 40).meta({ description: '姓名', example: '张伟' }),
    loginName: LoginName,
    mobile: Mobile,
    email: z.email('电子邮箱格式不正确').max(100, '电子邮箱最多 100 个字符').optional(),
    password: NewPassword,
  })
  .meta({ id: 'Register' });
export type Register = z.infer<typeof Register>;

export const SignIn = z
  .object({
    loginName: z.string({ error: '请填写登录名' }).trim().toLowerCase().min(1, '请填写登录名').max(100, '登录名过长'),
    password: z.string({ error: '请填写密码' }).min(1, '请填写密码').max(128, '密码过长'),
  })
  .meta({ id: 'SignIn' });
export type SignIn = z.infer<typeof SignIn>;

/** The access token goes into `Authorization: Bearer`; the refresh token is in an HttpOnly cookie only. */
export const SignedIn = z
  .object({ accessToken: z.string(), expiresAt: z.date(), userId: Uuid })
  .meta({ id: 'SignedIn' });
export type SignedIn = z.infer<typeof SignedIn>;

export const UserView = z
  .object({
    id: Uuid,
    name: z.string(),
    loginName: z.string(),
    mobile: z.string(),
    email: z.string().nullable(),
    status: z.enum(USER_STATUSES),
    createdAt: z.date(),
  })
  .meta({ id: 'User' });
export type UserView = z.infer<typeof UserView>;

export const MeView = z
  .object({
    user: UserView,
    memberships: z.array(MembershipView),
    activeOrganisation: OrganisationBrief.extend({ kind: OrganisationKindSchema }).nullable(),
    roles: z.array(RoleSchema),
    /** Names of every permission held in the active organisation. */
    permissions: z.array(z.string()),
    counts: z.object({
      /** Membership requests that this person may decide. */
      pendingMembers: z.int(),
      /** Organisations that this person may confirm. */
      pendingOrganisations: z.int(),
    }),
  })
  .meta({ id: 'Me' });
export type MeView = z.infer<typeof MeView>;

export const ActiveOrganisation = z.object({ organisationId: Uuid }).meta({ id: 'ActiveOrganisation' });
export type ActiveOrganisation = z.infer<typeof ActiveOrganisation>;

export const UserQuery = PageQuery.extend({
  /** Part of the name or of the login name. */
  q: safeText(1, 40).optional(),
  status: z.enum(USER_STATUSES).optional(),
});
export type UserQuery = z.infer<typeof UserQuery>;

/** A row of the operator's list: the mobile number is masked (138****1234). */
export const UserRow = z
  .object({
    id: Uuid,
    name: z.string(),
    loginName: z.string(),
    mobileMasked: z.string(),
    status: z.enum(USER_STATUSES),
    createdAt: z.date(),
    organisations: z.array(z.object({ id: Uuid, name: z.string(), roles: z.array(RoleSchema) })),
    can: Abilities,
  })
  .meta({ id: 'UserRow' });
export type UserRow = z.infer<typeof UserRow>;

export const UserPage = pageOf(UserRow).meta({ id: 'UserPage' });
export type UserPage = z.infer<typeof UserPage>;
