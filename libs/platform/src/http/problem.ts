// Errors as RFC 9457 problems: services throw problem(code), one filter answers. Codes are part of the API.
import { z } from 'zod';

export interface ProblemKind {
  /** HTTP status of the answer. */
  status: number;
  /** Short zh-CN sentence, the same for every occurrence. */
  title: string;
}

export interface FieldError {
  /** JSON pointer (RFC 6901) into the request body, or `?name` for a query parameter. */
  pointer: string;
  detail: string;
}

export interface ProblemDetails {
  detail?: string;
  errors?: FieldError[];
  /** Further members of the answer, e.g. `allowed`. */
  [member: string]: unknown;
}

const catalogue = new Map<string, ProblemKind>();

/** Adds a room's problems to the catalogue. Throws when a code is already taken with another meaning. */
export function defineProblems<C extends string>(problems: Record<C, ProblemKind>): Record<C, ProblemKind> {
  for (const [code, kind] of Object.entries<ProblemKind>(problems)) {
    const known = catalogue.get(code);
    if (known && (known.status !== kind.status || known.title !== kind.title)) {
      throw new Error(`problem ${code} is defined twice`);
    }
    catalogue.set(code, kind);
  }
  return problems;
}

/** Every problem that the loaded rooms can answer with, by code. */
export function problemCatalogue(): ReadonlyMap<string, ProblemKind> {
  return catalogue;
}

export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  constructor(
    readonly code: string,
    readonly status: number,
    readonly title: string,
    readonly details: ProblemDetails,
  ) {
    super(`${code}: ${details.detail ?? title}`);
  }
}

/** The error to throw for `code`. An unknown code is a programming fault and throws at once. */
export function problem(code: string, details: ProblemDetails = {}): ProblemError {
  const kind = catalogue.get(code);
  if (!kind) throw new Error(`unknown problem code ${code}`);
  return new ProblemError(code, kind.status, kind.title, details);
}

/** The wire form. */
export const ProblemView = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: z.string().optional(),
    errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
    traceId: z.string(),
  })
  .meta({ id: 'Problem' });

defineProblems({
  'request.invalid': { status: 400, title: '提交的内容不符合要求' },
  'request.bad-json': { status: 400, title: '请求体不是有效的 JSON' },
  'request.too-large': { status: 413, title: '请求体超过允许的大小' },
  'request.wrong-content-type': { status: 415, title: '不支持的内容类型' },
  'request.not-found': { status: 404, title: '没有这个地址' },
  'request.method-not-allowed': { status: 405, title: '此地址不支持这种方法' },
  'request.too-many': { status: 429, title: '请求过于频繁，请稍后再试' },
  'request.headers-too-large': { status: 431, title: '请求的地址或标头过长' },
  'request.too-slow': { status: 408, title: '请求没有在时限内发送完' },
  'request.refused': { status: 400, title: '请求无法处理' },
  'access.sign-in-required': { status: 401, title: '请先登录' },
  'access.forbidden': { status: 403, title: '您没有进行此操作的权限' },
  'page.bad-cursor': { status: 400, title: '翻页标记无效' },
  'idempotency.key-required': { status: 400, title: '此操作必须带有 Idempotency-Key' },
  'idempotency.bad-key': { status: 400, title: 'Idempotency-Key 应为 8 至 100 个可见字符' },
  'idempotency.other-body': { status: 422, title: '同一个 Idempotency-Key 已用于另一个请求' },
  'idempotency.in-flight': { status: 409, title: '同一个请求正在处理中' },
  'service.unavailable': { status: 503, title: '服务暂时不可用，请稍后再试' },
  'service.fault': { status: 500, title: '系统内部错误' },
});
