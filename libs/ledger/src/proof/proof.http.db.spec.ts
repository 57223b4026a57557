// The public routes of the proofs over HTTP: what they answer, what they keep to themselves, and hostile addresses.
import { createHash } from 'node:crypto';
import { connect } from 'node:net';
import { Client } from 'pg';
import { IdentityModule } from '@app/identity';
import { testApp } from '@app/platform/testing';
import type { HttpTestContext, TestAnswer } from '@app/platform/testing';
import { LedgerModule } from '../ledger.module.js';
import { buildCancellation, buildEntry } from '../testing/build-entry.js';
import { fillStream } from '../testing/fill-stream.js';
import { putEntries } from '../testing/put-entries.js';
import type { PutEntry } from '../testing/put-entries.js';
import { rootOf, verifyConsistency, verifyInclusion } from '../tree/merkle.js';
import { Checkpoints } from './checkpoints.service.js';
import { openNote, readCheckpoint } from './note.js';
import { proofCode } from './proof-code.js';

const LENGTH = 600;
/** The entry whose contract was cancelled by the last one. */
const CANCELLED = 77;
const numberOf = (seq: number): string => `20265001020${String(seq).padStart(5, '0')}`;
const LOG = '/api/ledger/log/contract';

let app: HttpTestContext;
let entries: PutEntry[];
const get = (path: string, headers: Record<string, string> = {}): Promise<TestAnswer> =>
  app.request('GET', path, { headers });
const inclusion = (query: string): Promise<TestAnswer> => get(`/api/ledger/proofs/inclusion?${query}`);
const entryOf = (seq: number): PutEntry => entries[seq - 1] as PutEntry;
const codeOf = (seq: number): string => proofCode(entryOf(seq).salt, entryOf(seq).leafHash);
const asBuffers = (path: string[]): Buffer[] => path.map((hash) => Buffer.from(hash, 'hex'));

beforeAll(async () => {
  app = await testApp({ imports: [IdentityModule, LedgerModule] }, { LEDGER_ORIGIN: 'market.test' });
  const base = buildEntry();
  const inputs = Array.from({ length: LENGTH - 1 }, (_, at) => {
    const identity = { ...buildEntry().identity, registrationNumber: numberOf(at + 1) };
    return { ...base, idempotencyKey: `registration:${at + 1}`, identity };
  });
  const cancelled = inputs[CANCELLED - 1] as typeof base;
  // The correction names the contract, not the number.
  const { registrationNumber: _number, ...identity } = cancelled.identity as Record<string, string>;
  const cancellation = {
    ...buildCancellation(cancelled, BigInt(CANCELLED), 'GE1000'),
    identity: identity as { contractId: string },
  };
  entries = await putEntries(app.url, [...inputs, cancellation]);
  await app.get(Checkpoints).sign('contract');
});
afterAll(() => app.close());

describe('the checkpoint', () => {
  it('is a signed note as text, to be asked for again each time', async () => {
    const answer = await get(`${LOG}/checkpoint`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe('public, no-cache');
    expect(answer.text).toMatch(/^market\.test\/contract\n600\n[A-Za-z0-9+/]{43}=\ntime 20\S+Z\nplan /);
    const again = await get(`${LOG}/checkpoint`, { 'if-none-match': answer.headers.get('etag') ?? '' });
    expect([again.status, again.text]).toEqual([304, '']);
  });

  it('verifies with the published keys', async () => {
    const { body, headers } = await get(`${LOG}/keys`);
    expect(body).toMatchObject({ stream: 'contract', keys: [{ until: null }] });
    expect(headers.get('cache-control')).toBe('public, max-age=300');
    const [, id, encoded] = /^market\.test\/contract\+([0-9a-f]{8})\+(.+)$/.exec(body.keys[0].vkey) ?? [];
    expect(id).toBe(body.keys[0].keyId);
    const publicKey = Buffer.from(encoded ?? '', 'base64').subarray(1);
    const { text } = await get(`${LOG}/checkpoint`);
    expect(openNote(text, [{ name: 'market.test/contract', publicKey }])?.signedBy).toHaveLength(1);
    const forged = text.replace('600\n', '601\n');
    expect(openNote(forged, [{ name: 'market.test/contract', publicKey }])).toBeNull();
  });

  it.each(['unknown', 'ledger-1'])('of a stream that has none (%s) is not found', async (stream) => {
    for (const what of ['checkpoint', 'keys', 'tile/0/000']) {
      expect(await get(`/api/ledger/log/${stream}/${what}`)).toMatchObject({
        status: 404,
        body: { code: 'ledger.no-such-log' },
      });
      expect((await get(`/api/ledger/log/${stream}/${what}`)).headers.get('cache-control')).toBeNull();
    }
  });
});

describe('tiles', () => {
  const tile = async (path: string): Promise<Buffer> => {
    const answer = await fetch(`${app.address}${LOG}/tile/${path}`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(answer.headers.get('content-type')).toBe('application/octet-stream');
    return Buffer.from(await answer.arrayBuffer());
  };

  it('hold the leaf hashes, and above them the roots of the tiles below', async () => {
    const leaves = Buffer.concat([await tile('0/000'), await tile('0/001'), await tile('0/002.p/88')]);
    expect(leaves.equals(Buffer.concat(entries.map(({ leafHash }) => leafHash)))).toBe(true);
    const root = rootOf({ from: 256, to: 512 }, ({ level, index }) =>
      level === 0 ? entryOf(index + 1).leafHash : treeHash(level, index),
    );
    expect((await tile('1/000.p/2')).subarray(32).equals(root)).toBe(true);
  });

  it.each(['1f8b0800', '789c0000', '78010000', '28b52ffd'])(
    'are sent as they are, also where they begin like a compressed file: %s',
    async (start) => {
      const stream = `like-${start}`;
      await fillStream(app.url, stream, 256);
      const owner = new Client({ connectionString: app.url });
      await owner.connect();
      await owner.query(`set session_replication_role = replica`);
      await owner.query(
        `update ledger_entry set leaf_hash = $2 || substr(leaf_hash, 5) where stream_key = $1 and seq = 1`,
        [stream, Buffer.from(start, 'hex')],
      );
      await owner.end();
      await app.get(Checkpoints).sign(stream);
      const answer = await fetch(`${app.address}/api/ledger/log/${stream}/tile/0/000`, {
        headers: { 'accept-encoding': 'gzip, deflate' },
      });
      expect(answer.headers.get('content-encoding')).toBeNull();
      const hashes = Buffer.from(await answer.arrayBuffer());
      expect([hashes.length, hashes.toString('hex', 0, 4)]).toEqual([8_192, start]);
    },
  );

  it('are shown narrower than they are, never wider than the checkpoint', async () => {
    expect(await tile('0/002.p/5')).toHaveLength(5 * 32);
    expect(await tile('0/000.p/5')).toHaveLength(5 * 32);
    await putEntries(app.url, [buildEntry({ streamKey: 'contract' })]);
    expect((await get(`${LOG}/tile/0/002.p/89`)).status).toBe(404);
  });

  it.each(['0/002', '0/003', '0/002.p/89', '1/000', '1/001.p/1', '2/000.p/1', 'entries/000', 'data/000', '0/x000/001'])(
    'do not exist beyond the tree: %s',
    async (path) => {
      expect(await get(`${LOG}/tile/${path}`)).toMatchObject({ status: 404, body: { code: 'ledger.no-such-tile' } });
    },
  );

  it.each([
    `${LOG}/tile/%2e%2e/%2e%2e/keys`,
    `${LOG}/tile/..%2f..%2fcheckpoint`,
    `${LOG}/tile/0%2F000`,
    `${LOG}/tile/0/000%00`,
    `${LOG}/tile/0/000%0a`,
    `${LOG}/tile/0/%ff`,
    `${LOG}/tile/`,
    `${LOG}/tile//`,
    `${LOG}/tile/0/000/`,
    `${LOG}/tile/0/000?x=%00`,
    `${LOG}/tile/${'x999/'.repeat(300)}999`,
    `${LOG}/tile/0/9007199254740993`,
    `/api/ledger/log/${encodeURIComponent("'; drop table ledger_entry; --")}/checkpoint`,
    `/api/ledger/log/__proto__/checkpoint`,
    `/api/ledger/log/contract%00/checkpoint`,
    `/api/ledger/log/CONTRACT/checkpoint`,
    `/api/ledger/log//checkpoint`,
    `/api/ledger/log/../head`,
  ])('at the hostile address %.60s are refused or are the same tile in other words', async (path) => {
    const status = await rawStatus(path);
    const isSameTile = /0%2F000$|000\?x/.test(path);
    expect(status).toBeGreaterThanOrEqual(isSameTile ? 200 : 400);
    expect(status).toBeLessThan(500);
  });
});

describe('the proof of a certificate', () => {
  it('leads from the leaf to the signed root, and says nothing about the contract', async () => {
    for (const seq of [1, 256, 257, 512, 599]) {
      const { status, body, text, headers } = await inclusion(`registrationNumber=${numberOf(seq)}`);
      expect(status).toBe(200);
      expect(headers.get('cache-control')).toBe('no-store');
      const { size, root } = readCheckpoint(body.checkpoint.split('\n\n')[0] + '\n') ?? { size: 0, root: Buffer.of() };
      expect(body).toMatchObject({
        stream: 'contract',
        seq: String(seq),
        leafIndex: String(seq - 1),
        size: String(size),
      });
      expect(body).toMatchObject({ canonical: null, identity: null, leafHash: entryOf(seq).leafHash.toString('hex') });
      const leaf = Buffer.from(body.leafHash, 'hex');
      expect(verifyInclusion(leaf, { index: seq - 1, size }, asBuffers(body.path), root)).toBe(true);
      for (const secret of ['页岩气', 'DEV', '300000000', numberOf(seq), 'contractId'])
        expect(text).not.toContain(secret);
    }
  });

  it('shows the hashed statistics to who has the code on it, in capitals too', async () => {
    for (const code of [codeOf(12), codeOf(12).toUpperCase()]) {
      const { body } = await inclusion(`registrationNumber=${numberOf(12)}&code=${code}`);
      expect(body.canonical).toBe(entryOf(12).canonical);
      expect(createHash('sha256').update(Buffer.of(0)).update(body.canonical).digest('hex')).toBe(body.leafHash);
      expect(body.identity).toBeNull();
    }
  });

  it('shows nothing to another code: not that of another contract, nor one made from what is published', async () => {
    const published = entryOf(12).leafHash.toString('hex');
    for (const code of [codeOf(13), published.slice(0, 16), published.slice(-16), '0'.repeat(16)]) {
      expect((await inclusion(`registrationNumber=${numberOf(12)}&code=${code}`)).body.canonical).toBeNull();
    }
  });

  it('lists all entries of the contract, each opened by its own code', async () => {
    const { body } = await inclusion(`registrationNumber=${numberOf(CANCELLED)}&code=${codeOf(LENGTH)}`);
    expect(body.entries.map(({ seq }: { seq: string }) => seq)).toEqual([String(CANCELLED), String(LENGTH)]);
    expect(body).toMatchObject({ seq: String(CANCELLED), canonical: null });
    expect(body.entries[0].canonical).toBeNull();
    expect(body.entries[1].canonical).toBe(entryOf(LENGTH).canonical);
    expect((await inclusion(`registrationNumber=${numberOf(1)}`)).body.entries).toBeUndefined();
  });

  it('is not found for an unknown number, with or without a code, in the same words', async () => {
    const answers = await Promise.all(
      ['9999999999999999', '1000000000000000', `9999999999999999&code=${codeOf(1)}`].map((query) =>
        inclusion(`registrationNumber=${query}`),
      ),
    );
    for (const { status, body } of answers) {
      expect(status).toBe(404);
      expect({ ...body, traceId: '' }).toEqual({ ...answers[0]?.body, traceId: '' });
    }
  });

  it('is not found once the identity is erased', async () => {
    const owner = new Client({ connectionString: app.url });
    await owner.connect();
    await owner.query(`set session_replication_role = replica`);
    await owner.query(`delete from ledger_identity where seq = 300`);
    await owner.end();
    expect(await inclusion(`registrationNumber=${numberOf(300)}`)).toMatchObject({
      status: 404,
      body: { code: 'ledger.no-such-certificate' },
    });
  });

  it.each([
    ['', '?registrationNumber'],
    ['registrationNumber=', '?registrationNumber'],
    ['registrationNumber=12', '?registrationNumber'],
    ['registrationNumber=0000000000000000', '?registrationNumber'],
    [`registrationNumber=${numberOf(1)}&registrationNumber=${numberOf(2)}`, '?registrationNumber'],
    [`registrationNumber=${encodeURIComponent("' or 1=1 --")}`, '?registrationNumber'],
    [`registrationNumber=${numberOf(1)}%00`, '?registrationNumber'],
    [`registrationNumber=${numberOf(1)}&code=12`, '?code'],
    [`registrationNumber=${numberOf(1)}&code=zzzzzzzzzzzzzzzz`, '?code'],
    [`registrationNumber=${numberOf(1)}&code=${'0'.repeat(16)}&code=1`, '?code'],
  ])('asked for by %j is refused with the field', async (query, pointer) => {
    const { status, body } = await inclusion(query);
    expect([status, body.code]).toEqual([400, 'request.invalid']);
    expect(body.errors[0].pointer).toContain(pointer);
  });

  it('of an entry younger than the checkpoint comes with a new checkpoint', async () => {
    const input = buildEntry();
    const identity = { ...input.identity, registrationNumber: numberOf(90_000) };
    const [put] = await putEntries(app.url, [{ ...input, identity }]);
    const { body } = await inclusion(`registrationNumber=${numberOf(90_000)}`);
    expect(body).toMatchObject({ seq: String(put?.seq), size: String(put?.seq) });
  });
});

describe('the proof of consistency', () => {
  it('shows that one checkpoint extends the other', async () => {
    await putEntries(app.url, [buildEntry()]);
    const { size: to } = await app.get(Checkpoints).sign('contract');
    const { status, body } = await get(`/api/ledger/proofs/consistency?from=${LENGTH}&to=${to}`);
    expect(status).toBe(200);
    const head = (note: string) => readCheckpoint(`${note.split('\n\n')[0]}\n`) ?? { size: 0, root: Buffer.of() };
    const [first, second] = [head(body.fromCheckpoint), head(body.toCheckpoint)];
    expect([first.size, second.size]).toEqual([LENGTH, to]);
    expect(verifyConsistency(first, second, asBuffers(body.path))).toBe(true);
    const same = await get(`/api/ledger/proofs/consistency?from=${to}&to=${to}&stream=contract`);
    expect(same.body.path).toEqual([]);
  });

  it.each([
    ['from=5&to=600', 404, '?from'],
    ['from=600&to=700000', 404, '?to'],
    ['from=600&to=5', 400, '?to'],
    ['from=600', 400, '?to'],
    ['from=-1&to=600', 400, '?from'],
    ['from=1e2&to=600', 400, '?from'],
    ['from=0600&to=600', 400, '?from'],
    ['from=600&to=9007199254740993', 400, '?to'],
    ['from=600&to=600&stream=Contract', 400, '?stream'],
    ['from=600&to=600&to=600', 400, '?to'],
  ])('asked for by %s is refused with the field', async (query, status, pointer) => {
    const answer = await get(`/api/ledger/proofs/consistency?${query}`);
    expect(answer.status).toBe(status);
    expect(answer.body.errors[0].pointer).toBe(pointer);
    expect(answer.headers.get('cache-control')).toBeNull();
  });
});

/** Sends the path as it stands, without the tidying that fetch does. */
function rawStatus(path: string): Promise<number> {
  const { hostname, port } = new URL(app.address);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => {
      socket.write(`GET ${path} HTTP/1.1\r\nhost: ${hostname}\r\nconnection: close\r\n\r\n`);
    });
    let text = '';
    socket.on('data', (chunk) => (text += chunk.toString('latin1')));
    socket.on('end', () => resolve(Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1])));
    socket.on('error', reject);
  });
}

function treeHash(level: number, index: number): Buffer {
  const [left, right] = [index * 2, index * 2 + 1].map((at) =>
    level === 1 ? entryOf(at + 1).leafHash : treeHash(level - 1, at),
  );
  return createHash('sha256')
    .update(Buffer.of(1))
    .update(left as Buffer)
    .update(right as Buffer)
    .digest();
}
