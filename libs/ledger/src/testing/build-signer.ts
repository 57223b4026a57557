// A process that signs: the ledger room on an existing database, with a data folder and an environment of its own.
// For tests only.
import { Module } from '@nestjs/common';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { PlatformModule } from '@app/platform';
import { testConfig } from '@app/platform/testing';
import { LedgerModule } from '../ledger.module.js';
import { Checkpoints } from '../proof/checkpoints.service.js';
import { KeyRing } from '../proof/key-ring.js';
import { Keys } from '../proof/keys.service.js';

@Module({})
class SignerRoot {}

export interface Signer {
  app: INestApplicationContext;
  checkpoints: Checkpoints;
  keys: Keys;
  ring: KeyRing;
  close(): Promise<void>;
}

/** A process on the database `url` whose DATA_DIR is `dataDir`. */
export async function buildSigner(url: string, dataDir: string, env: Record<string, string> = {}): Promise<Signer> {
  const config = testConfig(url, { DATA_DIR: dataDir, LOG_LEVEL: 'silent', LEDGER_ORIGIN: 'market.test', ...env });
  const root = { module: SignerRoot, imports: [PlatformModule.on(config), LedgerModule] };
  const app = await NestFactory.createApplicationContext(root, { logger: false, abortOnError: false });
  return {
    app,
    checkpoints: app.get(Checkpoints),
    keys: app.get(Keys),
    ring: app.get(KeyRing),
    close: () => app.close(),
  };
}
