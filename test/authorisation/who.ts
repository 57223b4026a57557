// The kinds of people that the authorisation table tells apart.
import { ROLES, type Role } from '@app/identity';

/** `own`: member of the organisation (or the person) the resource belongs to. `other`: same role, another organisation. */
export type Somebody = `${Role}@${'own' | 'other'}`;
/** `disabled` is a platform operator whose account was disabled after signing in. */
export type Who = 'anonymous' | 'disabled' | Somebody;

export const SOMEBODIES: readonly Somebody[] = ROLES.flatMap((role) => [`${role}@own`, `${role}@other`] as const);
export const EVERYBODY: readonly Who[] = ['anonymous', 'disabled', ...SOMEBODIES];
