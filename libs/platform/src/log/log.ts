// JSON lines on stdout, one per request and per job. Never given secrets, personal data or contract text.
import { Injectable, type LoggerService } from '@nestjs/common';
import { pino, type Logger } from 'pino';
import { Config } from '../config/config.js';
import { traceId } from './trace.js';

/** Type, message, code and stack; never the statement's parameters or the row that a database error carries. */
function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) };
  const code = 'code' in error ? error.code : undefined;
  return { type: error.constructor.name, message: error.message, code, stack: error.stack };
}

/** The process logger; every line carries the trace id of the running request or job. */
export function createLogger(level: string, process: string): Logger {
  return pino({
    level,
    base: { process },
    timestamp: pino.stdTimeFunctions.isoTime,
    mixin: () => ({ traceId: traceId() }),
    serializers: { err: describeError },
    redact: ['password', 'token', 'authorization', 'cookie', '*.password', '*.token', '*.mobile', '*.email'],
  });
}

@Injectable()
export class Log implements LoggerService {
  readonly pino: Logger;

  constructor(config: Config) {
    this.pino = createLogger(config.logLevel, config.processName);
  }

  /** Nest's own start-up lines are of interest only when something is being searched for. */
  log(message: unknown, context?: unknown): void {
    this.pino.debug({ context }, String(message));
  }
  info(fields: Record<string, unknown>, message: string): void {
    this.pino.info(fields, message);
  }
  warn(message: unknown, fields?: unknown): void {
    this.pino.warn(typeof fields === 'object' && fields !== null ? fields : { context: fields }, String(message));
  }
  error(message: unknown, stack?: unknown, context?: unknown): void {
    this.pino.error({ stack, context }, String(message));
  }
  fault(error: unknown, message: string, fields: Record<string, unknown> = {}): void {
    this.pino.error({ ...fields, err: error }, message);
  }
}
