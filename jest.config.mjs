// One configuration for every Jest ring; which files run is chosen by path on the command line.
const rooms =
  '(migrations|platform|reference|identity|listing|achievement|demand|broker|ledger|matching|subscription|deal|contract|notification|dashboard)';

export default {
  testEnvironment: 'node',
  roots: [
    '<rootDir>/libs',
    '<rootDir>/apps/api',
    '<rootDir>/apps/worker',
    '<rootDir>/apps/cli',
    '<rootDir>/apps/web/src',
    '<rootDir>/test',
    '<rootDir>/migrations',
  ],
  testRegex: '\\.spec\\.ts$',
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        swcrc: false,
        sourceMaps: 'inline',
        jsc: {
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
          target: 'es2023',
          keepClassNames: true,
        },
        module: { type: 'es6' },
      },
    ],
  },
  moduleNameMapper: {
    '^@app/migrations$': '<rootDir>/migrations/index.ts',
    '^@app/platform/testing$': '<rootDir>/libs/platform/src/testing/index.ts',
    [`^@app/${rooms}$`]: '<rootDir>/libs/$1/src/index.ts',
    '^@libs/(.*)\\.js$': '<rootDir>/libs/$1.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  testTimeout: 60_000,
  globalSetup: '<rootDir>/test/support/global-setup.mjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
};
