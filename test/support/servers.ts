// Suites that need a server which a machine may lack. They are marked by name, so that `npm test` can list the ones
// that were not run; see test/run.mjs.

/** What global-setup.mjs found or started. */
export const redisUrl = process.env.TEST_REDIS_URL;
export const meilisearch = process.env.TEST_MEILI_URL
  ? { url: process.env.TEST_MEILI_URL, key: process.env.TEST_MEILI_KEY ?? '' }
  : undefined;

const FOUND = { Redis: redisUrl !== undefined, Meilisearch: meilisearch !== undefined };

/** Like `describe`, but skipped, visibly, where the server is absent. */
export function describeWith(server: keyof typeof FOUND, name: string, suite: () => void): void {
  (FOUND[server] ? describe : describe.skip)(`${name} [needs ${server}]`, suite);
}
