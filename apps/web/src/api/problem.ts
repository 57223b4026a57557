// The one error class of the portal: every failed call becomes an ApiProblem (RFC 9457 on the wire).

export interface FieldError {
  /** JSON pointer into the request body, e.g. `/indicators/0/target`. */
  pointer: string;
  detail: string;
}

interface ProblemBody {
  title?: unknown;
  detail?: unknown;
  code?: unknown;
  errors?: unknown;
  traceId?: unknown;
}

export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string | undefined;
  readonly errors: readonly FieldError[];
  readonly traceId: string | undefined;
  /** Whatever else the server said, e.g. the allowed actions of a wrong-state problem. */
  readonly extra: Readonly<Record<string, unknown>>;

  constructor(status: number, body: Record<string, unknown> & ProblemBody) {
    const title = typeof body.title === 'string' ? body.title : '';
    super(title || `HTTP ${status}`);
    this.name = 'ApiProblem';
    this.status = status;
    this.code = typeof body.code === 'string' ? body.code : status === 0 ? 'network' : `http.${status}`;
    this.title = title;
    this.detail = typeof body.detail === 'string' ? body.detail : undefined;
    this.errors = Array.isArray(body.errors) ? body.errors.filter(isFieldError) : [];
    this.traceId = typeof body.traceId === 'string' ? body.traceId : undefined;
    this.extra = body;
  }
}

function isFieldError(value: unknown): value is FieldError {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof (value as FieldError).pointer === 'string' &&
    typeof (value as FieldError).detail === 'string'
  );
}

/** Any thrown value as an ApiProblem, so that screens need to know one shape only. */
export function toProblem(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error;
  return new ApiProblem(-1, { code: 'portal.error', detail: error instanceof Error ? error.message : String(error) });
}
