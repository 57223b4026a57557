// The door of the platform for tests.
export { cloneDatabase, dropDatabase, testDatabase, type TestDatabase } from './test-database.js';
export {
  drainOutbox,
  sendRequest,
  testApp,
  testConfig,
  testModule,
  type HttpTestContext,
  type TestAnswer,
  type TestContext,
  type TestRequest,
} from './test-module.js';
