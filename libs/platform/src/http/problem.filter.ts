// The one place where an error becomes an answer (RFC 9457). A client's fault is never 5xx, a fault of ours never says more than its trace id.
import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { told } from '../language.js';
import { Log } from '../log/log.js';
import { traceId } from '../log/trace.js';
import { problem, ProblemError, type ProblemDetails } from './problem.js';

/** Codes of HTTP faults that Fastify or Nest find before a handler runs. */
const CODE_BY_STATUS: Record<number, string> = {
  401: 'access.sign-in-required',
  403: 'access.forbidden',
  404: 'request.not-found',
  405: 'request.method-not-allowed',
  413: 'request.too-large',
  415: 'request.wrong-content-type',
  429: 'request.too-many',
};

/** SQLSTATE classes and driver codes that mean "the database cannot be reached just now". */
const UNREACHABLE = /^(08|57P|53)|^(ECONNREFUSED|ECONNRESET|ETIMEDOUT|EPIPE|ENOTFOUND)$/;
const UNREACHABLE_TEXT = /connection terminated|timeout exceeded when trying to connect|connection error/i;
/** Fastify's codes for a body that is empty or not JSON (with a poisonous `__proto__` too). */
const BAD_JSON = /^FST_ERR_CTP_(EMPTY|INVALID)_JSON/;
/** SQLSTATE 22xxx: a value that the column cannot hold, e.g. a number out of range; 23514: one that a check refuses. */
const BAD_VALUE = /^22|^23514$/;

function codesOf(error: unknown): string[] {
  if (typeof error !== 'object' || error === null) return [];
  const own = 'code' in error && typeof error.code === 'string' ? [error.code] : [];
  return 'driverError' in error ? [...own, ...codesOf(error.driverError)] : own;
}

function statusOf(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  if (typeof error !== 'object' || error === null || !('statusCode' in error)) return undefined;
  return typeof error.statusCode === 'number' ? error.statusCode : undefined;
}

/** Any thrown value as a problem. */
export function toProblem(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  const codes = codesOf(error);
  const message = error instanceof Error ? error.message : '';
  if (codes.some((code) => UNREACHABLE.test(code)) || UNREACHABLE_TEXT.test(message))
    return problem('service.unavailable');
  if (codes.some((code) => BAD_VALUE.test(code))) return problem('request.invalid');
  const status = statusOf(error);
  if (status === undefined || status >= 500) return problem('service.fault');
  if (codes.some((code) => BAD_JSON.test(code)) || error instanceof SyntaxError) return problem('request.bad-json');
  return problem(CODE_BY_STATUS[status] ?? (/JSON/i.test(message) ? 'request.bad-json' : 'request.refused'));
}

@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly log: Log) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const found = toProblem(error);
    if (found.status >= 500)
      this.log.fault(error, 'request failed', { code: found.code, route: request.routeOptions?.url });
    sendProblem(reply, found);
  }
}

/** Texts of the details in the language of the request, where they have English. */
function inLanguage({ detail, errors, ...others }: ProblemDetails): ProblemDetails {
  return {
    ...(detail !== undefined && { detail: told(detail) }),
    ...(errors && { errors: errors.map((each) => ({ ...each, detail: told(each.detail) })) }),
    ...others,
  };
}

/** Answers with the wire form of a problem, unless an answer is already on its way. */
export function sendProblem(reply: FastifyReply, found: ProblemError): void {
  if (reply.sent) return;
  const retryAfterS = found.details['retryAfterS'] ?? (found.status === 503 ? 2 : undefined);
  if (typeof retryAfterS === 'number') reply.header('retry-after', String(retryAfterS));
  reply
    .status(found.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .send({
      type: `urn:techmart:problem:${found.code}`,
      title: told(found.title),
      status: found.status,
      code: found.code,
      ...inLanguage(found.details),
      traceId: traceId(),
    });
}
