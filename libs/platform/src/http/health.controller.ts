// Liveness, readiness and metrics, in api and worker alike.
import { Controller, Get, Header } from '@nestjs/common';
import { z } from 'zod';
import { Database } from '../database/database.js';
import { Metrics } from '../metrics/metrics.js';
import { Public } from './access.decorators.js';
import { Returns, ReturnsStream } from './returns.decorator.js';

const Health = z.object({ status: z.literal('ok') }).meta({ id: 'Health' });

@Controller()
export class HealthController {
  constructor(
    private readonly database: Database,
    private readonly metrics: Metrics,
  ) {}

  @Get('health/live')
  @Public()
  @Returns(Health)
  live(): z.infer<typeof Health> {
    return { status: 'ok' };
  }

  /** 503 while the database cannot be reached (by the problem filter). */
  @Get('health/ready')
  @Public()
  @Returns(Health)
  async ready(): Promise<z.infer<typeof Health>> {
    await this.database.query('select 1');
    return { status: 'ok' };
  }

  @Get('metrics')
  @Public()
  @ReturnsStream('text/plain')
  @Header('content-type', 'text/plain; version=0.0.4')
  readMetrics(): Promise<string> {
    return this.metrics.registry.metrics();
  }
}
