// Types of the functions Jest puts into every spec file, taken from Jest itself.
import type * as globals from '@jest/globals';

declare global {
  /** What global-setup.mjs leaves for global-teardown.mjs. */
  var techmartEndings: (() => void | Promise<void>)[] | undefined;
  const describe: typeof globals.describe;
  const it: typeof globals.it;
  const test: typeof globals.test;
  const expect: typeof globals.expect;
  const beforeAll: typeof globals.beforeAll;
  const beforeEach: typeof globals.beforeEach;
  const afterAll: typeof globals.afterAll;
  const afterEach: typeof globals.afterEach;
}
