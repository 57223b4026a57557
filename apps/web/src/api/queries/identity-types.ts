// Shapes of the identity room as the browser gets them; derived from the room's own schemas.
import type { z } from 'zod';
import type * as account from '@libs/identity/src/account/account.schema.js';
import type * as organisation from '@libs/identity/src/organisation/organisation.schema.js';
import type { Wire } from '../wire.js';

export type Me = Wire<account.MeView>;
export type SignedIn = Wire<account.SignedIn>;
export type SignIn = z.input<typeof account.SignIn>;
export type Register = z.input<typeof account.Register>;
export type UserRow = Wire<account.UserRow>;
export type UserPage = Wire<account.UserPage>;
export type Organisation = Wire<organisation.OrganisationView>;
export type OrganisationPage = Wire<organisation.OrganisationPage>;
export type Membership = Wire<organisation.MembershipView>;
export type MembershipPage = Wire<organisation.MembershipPage>;
export type Lookup = Wire<organisation.LookupView>;
export type ClaimOrganisation = z.input<typeof organisation.ClaimOrganisation>;
export type ClaimResult = Wire<organisation.ClaimResult>;
