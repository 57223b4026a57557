// @TokenOptional: a public route that works also with an expired token (signing in, refreshing, signing out).
import { SetMetadata } from '@nestjs/common';

export const TOKEN_OPTIONAL = 'route:token-optional';

export const TokenOptional = () => SetMetadata(TOKEN_OPTIONAL, true);
