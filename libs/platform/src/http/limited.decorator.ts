// A route that costs more than others has a limit of its own beside that of the whole api.
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';

/**
 * So many requests a minute of one signed-in session; visitors are counted by address. 429 beyond it.
 * Holds where RATE_LIMIT is on.
 */
export function LimitedTo(perMinute: number) {
  const keyGenerator = ({ headers, ip }: FastifyRequest) => headers.authorization ?? ip;
  return RouteConfig({ rateLimit: { max: perMinute, timeWindow: 60_000, keyGenerator } });
}
