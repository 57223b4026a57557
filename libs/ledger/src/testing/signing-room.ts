// A database with signers on it, each with a data folder of its own. For tests only.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { testDatabase } from '@app/platform/testing';
import type { TestDatabase } from '@app/platform/testing';
import { buildSigner } from './build-signer.js';
import type { Signer } from './build-signer.js';

export interface SigningRoom {
  db: TestDatabase;
  /** Connection of the owner of the schema. */
  owner: Client;
  newFolder(): string;
  signerIn(folder: string, env?: Record<string, string>): Promise<Signer>;
  closeSigners(): Promise<void>;
  close(): Promise<void>;
}

export async function openSigningRoom(): Promise<SigningRoom> {
  const db = await testDatabase();
  const owner = new Client({ connectionString: db.url });
  await owner.connect();
  const folders: string[] = [];
  const signers: Signer[] = [];
  const closeSigners = async (): Promise<void> => {
    for (const signer of signers.splice(0)) await signer.close();
  };
  return {
    db,
    owner,
    newFolder: () => {
      const folder = mkdtempSync(join(tmpdir(), 'techmart-signer-'));
      folders.push(folder);
      return folder;
    },
    signerIn: async (folder, env) => {
      const signer = await buildSigner(db.url, folder, env);
      signers.push(signer);
      return signer;
    },
    closeSigners,
    close: async () => {
      await closeSigners();
      await owner.end();
      await db.close();
      for (const folder of folders) rmSync(folder, { recursive: true, force: true });
    },
  };
}
