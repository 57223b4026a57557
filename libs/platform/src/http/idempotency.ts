// Idempotency-Key: the same request sent again gets the first answer; the effect happens once.
import { createHash } from 'node:crypto';
import {
  Injectable,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
  type OnModuleDestroy,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { from, lastValueFrom, type Observable } from 'rxjs';
import type { FastifyRequest } from 'fastify';
import '@fastify/multipart';
import { Database } from '../database/database.js';
import { KEEPS_NO_ANSWER, KEY_REQUIRED } from './access.decorators.js';
import { problem } from './problem.js';

const WRITES = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);
const KEY = /^[\x21-\x7e]{8,100}$/;
/** A claim without an answer that nobody renewed for this long is free again: its process died. */
const LEASE_S = 8;
/** So often a process renews the claims that it still works on; a lease outlives three beats that come too late. */
const RENEWAL_MS = 2_000;

/** Set by the access guard; keys of different actors never meet. */
export interface ActorRequest extends FastifyRequest {
  actorKey?: string;
}

/** @throws request.invalid for a body nested so deeply that it cannot be written out again */
function textOf(body: unknown): string {
  try {
    return JSON.stringify(body ?? null);
  } catch {
    throw problem('request.invalid', { detail: '请求体嵌套过深' });
  }
}

interface Claim {
  scope: string;
  key: string;
  requestHash: Buffer;
}

@Injectable()
export class IdempotencyInterceptor implements NestInterceptor, OnModuleDestroy {
  /** What this process works on now. */
  private readonly working = new Set<Claim>();
  private beat: NodeJS.Timeout | undefined;

  constructor(
    private readonly reflector: Reflector,
    private readonly database: Database,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<ActorRequest>();
    const key = request.headers['idempotency-key'];
    const keepsNothing = this.reflector.get<boolean>(KEEPS_NO_ANSWER, context.getHandler());
    // An upload is read by its handler, so its content is not known here and two of them could not be told apart.
    if (!WRITES.has(request.method) || keepsNothing || request.isMultipart()) return next.handle();
    if (key === undefined) {
      if (this.reflector.get(KEY_REQUIRED, context.getHandler())) throw problem('idempotency.key-required');
      return next.handle();
    }
    if (typeof key !== 'string' || !KEY.test(key)) throw problem('idempotency.bad-key');
    const requestHash = createHash('sha256')
      .update(`${request.method} ${request.url}\n`)
      .update(textOf(request.body))
      .digest();
    return from(this.once({ scope: request.actorKey ?? request.ip, key, requestHash }, next));
  }

  private async once(claim: Claim, next: CallHandler): Promise<unknown> {
    const earlier = await this.claim(claim);
    if (earlier) return earlier.answer;
    this.working.add(claim);
    this.beat ??= setInterval(() => void this.renew(), RENEWAL_MS).unref();
    try {
      const answer: unknown = await lastValueFrom(next.handle(), { defaultValue: null });
      await this.database.query(
        'update idempotency_key set answer = $3, answered_at = now() where scope = $1 and key = $2',
        [claim.scope, claim.key, JSON.stringify(answer ?? null)],
      );
      return answer;
    } catch (error) {
      await this.database.query('delete from idempotency_key where scope = $1 and key = $2 and answered_at is null', [
        claim.scope,
        claim.key,
      ]);
      throw error;
    } finally {
      this.working.delete(claim);
    }
  }

  onModuleDestroy(): void {
    clearInterval(this.beat);
  }

  /** A renewal that fails is made up for by the next; without the database the work does not go on either. */
  private async renew(): Promise<void> {
    if (this.working.size === 0) return;
    const claims = [...this.working];
    await this.database
      .query(
        `update idempotency_key k set claimed_at = now() from unnest($1::text[], $2::text[]) as own (scope, key)
         where k.scope = own.scope and k.key = own.key and k.answered_at is null`,
        [claims.map(({ scope }) => scope), claims.map(({ key }) => key)],
      )
      .catch(() => undefined);
  }

  /** Takes the key, or returns the stored answer. Throws 422 on another request, 409 while the first is running. */
  private async claim({ scope, key, requestHash }: Claim): Promise<{ answer: unknown } | undefined> {
    const taken = await this.database.query(
      `insert into idempotency_key (scope, key, request_hash) values ($1, $2, $3)
       on conflict (scope, key) do update set claimed_at = now()
         where idempotency_key.answered_at is null and idempotency_key.request_hash = excluded.request_hash
           and idempotency_key.claimed_at < now() - make_interval(secs => ${LEASE_S})
       returning 1`,
      [scope, key, requestHash],
    );
    if (taken.length > 0) return undefined;
    const [known] = await this.database.query<{ same: boolean; done: boolean; answer: unknown }>(
      `select request_hash = $3 as same, answered_at is not null as done, answer
       from idempotency_key where scope = $1 and key = $2`,
      [scope, key, requestHash],
    );
    if (known && !known.same) throw problem('idempotency.other-body');
    if (!known?.done) throw problem('idempotency.in-flight', { retryAfterS: 1 });
    return { answer: known.answer };
  }
}
