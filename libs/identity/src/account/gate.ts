// Passport's two strategies, local and JWT, on an own Authenticator: Passport's shared one would mix the applications
// that one test process runs side by side. Not for roles: that is AccessGuard.
import { createSecretKey } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Config } from '@app/platform';
import passport from 'passport';
import { ExtractJwt, Strategy as JwtStrategy } from 'passport-jwt';
import { Strategy as LocalStrategy } from 'passport-local';
import { Claims, TOKEN_ISSUER } from './access-tokens.js';
import type { SignIn } from './account.schema.js';
import { Accounts } from './accounts.service.js';
import type { UserAccount } from './user-account.entity.js';

interface Attempt {
  body: SignIn;
  address: string;
}

/** What the strategies read of a request; Passport never sees the real one. */
interface Presented {
  headers: { authorization?: string | undefined };
  body?: SignIn;
  address?: string;
}

@Injectable()
export class Gate {
  private readonly passport = new passport.Passport();

  constructor(config: Config, accounts: Accounts) {
    this.passport.use(
      new LocalStrategy(
        { usernameField: 'loginName', passwordField: 'password', session: false, passReqToCallback: true },
        async (request, loginName, password, done) => {
          const { address } = request as unknown as Attempt;
          const found = await accounts.authenticate(loginName, password, address).catch((fault: Error) => fault);
          if (found instanceof Error) done(found);
          else done(null, found);
        },
      ),
    );
    this.passport.use(
      new JwtStrategy(
        {
          jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
          // A KeyObject (which the types do not know): for a string, jsonwebtoken first tries to read a public key,
          // 0.4 ms of every request.
          secretOrKey: createSecretKey(config.jwtSecret, 'utf8') as unknown as Buffer,
          algorithms: ['HS256'],
          issuer: TOKEN_ISSUER,
        },
        (payload: unknown, done) => {
          const claims = Claims.safeParse(payload);
          done(null, claims.success ? claims.data : false);
        },
      ),
    );
  }

  /** The user behind login name and password. @throws what Accounts.authenticate throws */
  byPassword(body: SignIn, address: string): Promise<UserAccount> {
    return this.ask<UserAccount>('local', { headers: {}, body, address }).then((user) => {
      if (user) return user;
      throw new Error('passport-local answered without a user or an error');
    });
  }

  /** The claims of a valid, unexpired access token; null for anything else. */
  async byToken(authorization: string | undefined): Promise<Claims | null> {
    return (await this.ask<Claims>('jwt', { headers: { authorization } })) || null;
  }

  private ask<T>(strategy: 'local' | 'jwt', presented: Presented): Promise<T | false> {
    return new Promise((resolve, reject) => {
      const settle = (error: unknown, found: T | false | undefined) => {
        if (error) reject(error instanceof Error ? error : new Error('passport failed', { cause: error }));
        else resolve(found ?? false);
      };
      const middleware = this.passport.authenticate(strategy, { session: false }, settle) as (
        request: Presented,
        reply: object,
        next: (error?: unknown) => void,
      ) => void;
      middleware(presented, {}, reject);
    });
  }
}
