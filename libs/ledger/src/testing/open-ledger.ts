// The writing side of the ledger on a bare test database, without the house around it. For tests only.
import { Log } from '@app/platform';
import type { Database } from '@app/platform';
import { testConfig } from '@app/platform/testing';
import { Ledger } from '../ledger.service.js';
import { Sequencer } from '../sequencer.js';

/** As a process of its own would: it knows only who waits in it. */
export function openSequencer(database: Database): Sequencer {
  return new Sequencer(database, new Log(testConfig('postgres://nowhere/none', { LOG_LEVEL: 'fatal' })));
}

export function openLedger(database: Database, sequencer = openSequencer(database)): Ledger {
  return new Ledger(database, sequencer);
}
