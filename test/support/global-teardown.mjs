// Jest, once per run: stops and deletes what global-setup.mjs started.
import { rmSync } from 'node:fs';

export default async function teardown() {
  const started = globalThis.techmartTestServer;
  if (!started) return;
  await started.server.stop();
  rmSync(started.dataDir, { recursive: true, force: true });
  delete process.env.TEST_DATABASE_URL;
}
