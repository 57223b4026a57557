// Every route says who may call it: @Can(permission) or @Public(). What a permission means is decided by identity.
import { SetMetadata } from '@nestjs/common';

export const PERMISSION = 'route:permission';
export const PUBLIC = 'route:public';
export const KEY_REQUIRED = 'route:idempotency-key-required';

/** The route needs this permission, `<room>.<verb>`. */
export const Can = (permission: string) => SetMetadata(PERMISSION, permission);

/** The route is open to everyone; rows are still filtered by the viewer. */
export const Public = () => SetMetadata(PUBLIC, true);

/** The route answers 400 without an Idempotency-Key (signing, registration, ledger). */
export const RequiresIdempotencyKey = () => SetMetadata(KEY_REQUIRED, true);

export const KEEPS_NO_ANSWER = 'route:keeps-no-answer';

/** The answer or the body holds a secret (a token, a password): an Idempotency-Key is ignored and nothing is stored. */
export const KeepsNoAnswer = () => SetMetadata(KEEPS_NO_ANSWER, true);
