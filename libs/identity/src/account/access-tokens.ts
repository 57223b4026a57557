// Makes the short access token (JWT, HS256). It carries ids only; roles are read afresh from the database.
import { Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { Clock, Config, Uuid } from '@app/platform';
import { z } from 'zod';

/** Life of an access token in seconds (quality.md, "Safe"). */
export const ACCESS_TOKEN_S = 600;
export const TOKEN_ISSUER = 'techmart';

export const Claims = z.object({ sub: Uuid, sid: Uuid, exp: z.int() });
export type Claims = z.infer<typeof Claims>;

export interface AccessToken {
  accessToken: string;
  expiresAt: Date;
}

@Injectable()
export class AccessTokens {
  private readonly jwt: JwtService;

  constructor(
    config: Config,
    private readonly clock: Clock,
  ) {
    this.jwt = new JwtService({ secret: config.jwtSecret, signOptions: { algorithm: 'HS256', issuer: TOKEN_ISSUER } });
  }

  issue(userId: string, sessionId: string): AccessToken {
    const issuedAtS = Math.floor(this.clock.now().getTime() / 1000);
    const exp = issuedAtS + ACCESS_TOKEN_S;
    const accessToken = this.jwt.sign({ sub: userId, sid: sessionId, iat: issuedAtS, exp });
    return { accessToken, expiresAt: new Date(exp * 1000) };
  }
}
