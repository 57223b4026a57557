// `npm run ledger:rotate-key [-- --overlap-days 30] [-- --lost]`: a new key signs the ledger's checkpoints; the old one signs
// beside it while the overlap lasts, so that whoever follows the log can change over. --lost: the old keys are gone for good.
import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Keys, LedgerModule, publishedKey } from '@app/ledger';
import { loadConfig, PlatformModule } from '@app/platform';

@Module({})
class RotationModule {}

const { values } = parseArgs({
  options: { 'overlap-days': { type: 'string', default: '30' }, lost: { type: 'boolean', default: false } },
});

async function rotate(): Promise<void> {
  const days = values['overlap-days'];
  if (!/^\d{1,3}$/.test(days)) throw new Error('--overlap-days 应为 0 到 999 的整数 / a whole number from 0 to 999');
  const imports = [PlatformModule.on(loadConfig(undefined, 'rotate-key')), LedgerModule];
  const app = await NestFactory.createApplicationContext(
    { module: RotationModule, imports },
    { logger: false, abortOnError: false },
  );
  const keys = app.get(Keys);
  try {
    const streams = await keys.rotate({ overlapDays: Number(days), isLost: values.lost });
    console.log('已换用新密钥 / a new key is in use');
    for (const stream of streams) {
      for (const { vkey, from, until } of (await keys.list(stream)).map((key) => publishedKey(key))) {
        console.log(`${vkey}  ${from} – ${until ?? ''}`);
      }
    }
  } finally {
    await app.close();
  }
}

rotate().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
