// What the portal must know before anyone signs in: is this the demo district, and is it still loading.
import { Controller, Get } from '@nestjs/common';
import { z } from 'zod';
import { Settings } from '../settings.js';
import { Public } from './access.decorators.js';
import { Returns } from './returns.decorator.js';

const PlatformStatus = z
  .object({
    /** True when the data were invented: every page then says 演示数据. */
    isDemo: z.boolean(),
    demoLoad: z.object({ done: z.int(), total: z.int(), isFinished: z.boolean() }).nullable(),
  })
  .meta({ id: 'PlatformStatus' });
type PlatformStatus = z.infer<typeof PlatformStatus>;

/** Setting that the demo loader keeps. */
export const DEMO_LOAD_SETTING = 'demo.load';

@Controller('platform')
export class StatusController {
  constructor(private readonly settings: Settings) {}

  @Get('status')
  @Public()
  @Returns(PlatformStatus)
  async status(): Promise<PlatformStatus> {
    const demoLoad = (await this.settings.get<PlatformStatus['demoLoad']>(DEMO_LOAD_SETTING)) ?? null;
    return { isDemo: demoLoad !== null, demoLoad };
  }
}
