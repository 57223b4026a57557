// Keys of the signer: made once, needed to go on, rotated with overlap, listed for ever.
import { generateKeyPairSync } from 'node:crypto';
import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Clock } from '@app/platform';
import { fillStream } from '../testing/fill-stream.js';
import { openSigningRoom } from '../testing/signing-room.js';
import type { SigningRoom } from '../testing/signing-room.js';
import { openNote, verifierKey } from './note.js';

let room: SigningRoom;
const signerIn: SigningRoom['signerIn'] = (...args) => room.signerIn(...args);
const newFolder = (): string => room.newFolder();

beforeAll(async () => {
  room = await openSigningRoom();
});
afterEach(() => room.closeSigners());
afterAll(() => room.close());

describe('keys', () => {
  it('are made at the first signature, for the owner of the data folder only, and survive a restart', async () => {
    const folder = newFolder();
    const first = await signerIn(folder);
    expect(existsSync(join(folder, 'ledger.key'))).toBe(false);
    await fillStream(room.db.url, 'keys', 2);
    await first.checkpoints.sign('keys');
    for (const file of ['ledger.key', 'ledger-keys.checkpoint']) {
      expect(statSync(join(folder, file)).mode & 0o777).toBe(0o600);
    }
    const [before] = await first.keys.list('keys');
    const again = await signerIn(folder);
    await fillStream(room.db.url, 'keys', 2);
    await again.checkpoints.sign('keys');
    expect(await again.keys.list('keys')).toEqual([before]);
    expect(before?.until).toBeNull();
  });

  it('that signed before are needed to go on: another folder refuses, and says what to do', async () => {
    const first = await signerIn(newFolder());
    await fillStream(room.db.url, 'elsewhere', 2);
    await first.checkpoints.sign('elsewhere');
    const stranger = await signerIn(newFolder());
    await fillStream(room.db.url, 'elsewhere', 2);
    await expect(stranger.checkpoints.sign('elsewhere')).rejects.toMatchObject({
      code: 'ledger.key-missing',
      details: { detail: expect.stringContaining('ledger:rotate-key') },
    });
  });

  it('are rotated with overlap: both sign, then only the new one; the old one stays listed with its end', async () => {
    const folder = newFolder();
    const signer = await signerIn(folder);
    const signedAt = async (day: number) => {
      await fillStream(room.db.url, 'rotated', 1);
      const at = new Date(Date.UTC(2026, 2, day));
      const { note } = await Clock.runAt(at, () => signer.checkpoints.sign('rotated'));
      const listed = await signer.keys.list('rotated');
      return openNote(note, listed)?.signedBy.map((key) => listed.findIndex((each) => each === key));
    };
    expect(await signedAt(1)).toEqual([0]);
    signer.ring.rotate();
    expect(await signedAt(2)).toEqual([1, 0]);
    expect(await signedAt(20)).toEqual([1, 0]);
    expect(await signedAt(31)).toEqual([1, 0]);
    expect(await signedAt(32)).toEqual([1]);
    const [old, current] = await signer.keys.list('rotated');
    expect(old?.until).toEqual(new Date(Date.UTC(2026, 2, 32)));
    expect(current).toMatchObject({ from: new Date(Date.UTC(2026, 2, 2)), until: null });
    expect(statSync(join(folder, 'ledger.key')).mode & 0o777).toBe(0o600);
  });

  it('come from LEDGER_KEY or LEDGER_KEY_FILE where these are given', async () => {
    const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const [folder, other] = [newFolder(), newFolder()];
    const file = join(other, 'some.pem');
    writeFileSync(file, pem);
    const byText = await signerIn(folder, { LEDGER_KEY: pem.replaceAll('\n', '\\n') });
    await fillStream(room.db.url, 'given', 1);
    await byText.checkpoints.sign('given');
    const byFile = await signerIn(folder, { LEDGER_KEY_FILE: file });
    await fillStream(room.db.url, 'given', 1);
    await byFile.checkpoints.sign('given');
    expect(await byFile.keys.list('given')).toHaveLength(1);
    expect(existsSync(join(folder, 'ledger.key'))).toBe(false);
    expect(() => byText.ring.rotate()).toThrow('LEDGER_KEY');
  });

  it('that are lost are replaced only when an operator says so; what they signed still verifies', async () => {
    const lost = await signerIn(newFolder());
    await fillStream(room.db.url, 'lost', 2);
    const old = await lost.checkpoints.sign('lost');
    const signer = await signerIn(newFolder());
    await expect(signer.keys.rotate({ overlapDays: 1, isLost: false })).rejects.toMatchObject({
      code: 'ledger.key-missing',
    });
    expect(signer.ring.held()).toHaveLength(0);
    expect(await signer.keys.rotate({ overlapDays: 1, isLost: true })).toContain('lost');
    await fillStream(room.db.url, 'lost', 2);
    const { note, size } = await signer.checkpoints.sign('lost');
    expect(size).toBe(4);
    expect(openNote(note, await signer.keys.list('lost'))?.signedBy).toHaveLength(1);
    expect(openNote(old.note, await signer.keys.list('lost'))?.signedBy).toHaveLength(1);
    expect((await signer.keys.list('lost'))[0]?.until).not.toBeNull();
  });

  it('change name with the address, at once; without an address the first name stays', async () => {
    const folder = newFolder();
    const unnamed = await signerIn(folder, { LEDGER_ORIGIN: '', PORT: '4321' });
    await fillStream(room.db.url, 'named', 1);
    expect((await unnamed.checkpoints.sign('named')).note).toMatch(/^127\.0\.0\.1:4321\/named\n/);
    const otherPort = await signerIn(folder, { LEDGER_ORIGIN: '', PORT: '4322' });
    await fillStream(room.db.url, 'named', 1);
    expect((await otherPort.checkpoints.sign('named')).note).toMatch(/^127\.0\.0\.1:4321\/named\n/);
    const named = await signerIn(folder, { LEDGER_ORIGIN: '', PUBLIC_URL: 'https://market.example:8443/' });
    await fillStream(room.db.url, 'named', 1);
    expect((await named.checkpoints.sign('named')).note).toMatch(/^market\.example:8443\/named\n/);
    const listed = await named.keys.list('named');
    expect(listed.map((key) => verifierKey(key).split('+')[0])).toEqual([
      '127.0.0.1:4321/named',
      'market.example:8443/named',
    ]);
    expect(listed.map(({ until }) => until === null)).toEqual([false, true]);
  });

  it('cannot be changed or removed once listed, except for their end, once', async () => {
    const stranger = room.db.database;
    for (const sql of [
      `update ledger_key set public_key = ''`,
      `update ledger_key set from_at = now()`,
      'delete from ledger_key',
    ]) {
      await expect(stranger.query(sql)).rejects.toMatchObject({ driverError: { code: '42501' } });
    }
    await expect(
      stranger.query(`update ledger_key set until_at = now() where until_at is not null`),
    ).rejects.toMatchObject({
      driverError: { code: '42501' },
    });
    await expect(room.owner.query('truncate ledger_key')).rejects.toMatchObject({ code: '42501' });
  });
});
