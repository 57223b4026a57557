// How the public proofs of the ledger are called properly: the ledger must have been signed.
import { Checkpoints } from '@app/ledger';
import type { TestRequest } from '@app/platform/testing';
import type { Cast } from './cast.js';

interface Call extends TestRequest {
  query?: string;
  params?: Record<string, string>;
}

const STREAM = { stream: 'contract' };

async function signed(cast: Cast): Promise<number> {
  return (await cast.app.get(Checkpoints).sign('contract')).size;
}

async function numberInLedger(cast: Cast): Promise<string> {
  const [row] = await cast.app.database.query<{ number: string }>(
    `select identity ->> 'registrationNumber' as number from ledger_identity order by seq limit 1`,
  );
  return row?.number ?? '';
}

const ofLog = async (cast: Cast): Promise<Call> => {
  await signed(cast);
  return { params: STREAM };
};

export const ledgerCalls: Record<string, (cast: Cast) => Promise<Call>> = {
  'GET /api/ledger/log/:stream/checkpoint': ofLog,
  'GET /api/ledger/log/:stream/keys': ofLog,
  'GET /api/ledger/log/:stream/tile/*': async (cast) => ({
    params: { ...STREAM, '*': `0/000.p/${Math.min(await signed(cast), 255)}` },
  }),
  'GET /api/ledger/proofs/inclusion': async (cast) => ({ query: `registrationNumber=${await numberInLedger(cast)}` }),
  'GET /api/ledger/proofs/consistency': async (cast) => {
    const size = await signed(cast);
    return { query: `from=${size}&to=${size}` };
  },
};
