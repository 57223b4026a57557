// Fills an empty database with the demo district 涪陵区, in the background. Prints the accounts, then progress; can be
// stopped and started again at any time. Touches nothing when the database holds data that are not the demo's.
import 'reflect-metadata';
import { inspect } from 'node:util';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Database, DEMO_LOAD_SETTING, loadConfig, Log, PlatformModule, Settings, type Config } from '@app/platform';
import { ROOMS } from '../../../api/src/rooms.js';
import { loadContracts } from './contracts.js';
import { DEAL_COUNT, loadDeals } from './deals.js';
import { demoListings, demoPeople } from './dataset.js';
import { DemoHouse } from './house.js';
import { loadListings } from './listings.js';
import { loadPending, PENDING_COUNT } from './pending.js';
import { DEMO_PASSWORD, loadPeople } from './people.js';
import { loadPlanning, loadTarget } from './planning.js';

@Module({})
class DemoModule {}

interface LoadState {
  done: number;
  total: number;
  isFinished: boolean;
  /** ISO 8601 instant. */
  beganAt: string;
}

const CONTRACTS = 120;
const PROGRESS_EVERY_MS = 1_000;

const ACCOUNTS: [string, string][] = [
  ['university', '高校技术转移专员（乌江工业大学）'],
  ['researcher', '科研人员（乌江工业大学）'],
  ['enterprise', '企业负责人（涪丰榨菜集团）'],
  ['broker', '技术经纪人'],
  ['clerk', '合同登记员'],
  ['reviewer', '合同复核员'],
  ['official', '区科技局'],
  ['township', '街道办（李渡街道）'],
  ['operator', '平台运营'],
];

function printAccounts(): void {
  console.log(`演示账号 / demo accounts（口令均为 / password: ${DEMO_PASSWORD}）`);
  for (const [login, who] of ACCOUNTS) console.log(`  ${login.padEnd(12)} ${who}`);
  console.log('');
}

function countSteps(): number {
  const { people, brokers } = demoPeople();
  const listings = demoListings().reduce((sum, each) => sum + each.achievements.length + each.demands.length, 0);
  return people.length + brokers.length + listings + CONTRACTS + PENDING_COUNT + DEAL_COUNT;
}

/** The state of the load, begun now if the database is empty; undefined when it holds other data. */
async function begin(settings: Settings, database: Database): Promise<LoadState | undefined> {
  const known = await settings.get<LoadState>(DEMO_LOAD_SETTING);
  if (known) return known;
  const [row] = await database.query<{ empty: boolean }>('select not exists (select 1 from user_account) as empty');
  if (!row?.empty) return undefined;
  const state = { done: 0, total: countSteps(), isFinished: false, beganAt: new Date().toISOString() };
  await database.tx((tx) => settings.set(tx, DEMO_LOAD_SETTING, state));
  return state;
}

/** Keeps the progress in the database, for the portal, at most once a second. */
function progressOf(state: LoadState, settings: Settings, database: Database): () => Promise<void> {
  let savedAt = 0;
  state.done = 0;
  return async () => {
    state.done = Math.min(state.done + 1, state.total);
    if (Date.now() - savedAt < PROGRESS_EVERY_MS) return;
    savedAt = Date.now();
    await database.tx((tx) => settings.set(tx, DEMO_LOAD_SETTING, state));
    console.log(`演示数据 ${state.done}/${state.total}`);
  };
}

async function load(config: Config): Promise<void> {
  const module = { module: DemoModule, imports: [PlatformModule.on(config), ...ROOMS] };
  const app = await NestFactory.createApplicationContext(module, { bufferLogs: true, abortOnError: false });
  app.useLogger(app.get(Log));
  app.enableShutdownHooks();
  const settings = app.get(Settings);
  const database = app.get(Database);
  const state = await begin(settings, database);
  if (state) printAccounts();
  else console.log('');
  if (state && !state.isFinished) {
    const startedMs = performance.now();
    const house = new DemoHouse(app);
    const done = progressOf(state, settings, database);
    await loadPeople(house, done);
    await loadTarget(house);
    await loadListings(house, done);
    await loadContracts(house, done);
    await loadPending(house, done);
    await loadDeals(house, done);
    await loadPlanning(house, new Date());
    const finished = { ...state, done: state.total, isFinished: true };
    await database.tx((tx) => settings.set(tx, DEMO_LOAD_SETTING, finished));
    console.log(`演示数据已装完，用时 ${Math.round((performance.now() - startedMs) / 1000)} 秒`);
  }
  await app.close();
}

load(loadConfig(undefined, 'demo')).catch((error: unknown) => {
  console.error(inspect(error, { depth: 6 }));
  process.exit(1);
});
