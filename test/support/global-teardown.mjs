// Jest, once per run: stops what global-setup.mjs started.

export default async function teardown() {
  for (const finish of globalThis.techmartEndings ?? []) await finish();
}
