// The private keys that this process holds: from LEDGER_KEY, LEDGER_KEY_FILE, or a file in DATA_DIR made at the first
// signature. Which of them sign is decided in keys.service.ts. No key is ever logged or put into the database.
import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { existsSync, linkSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { Config } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { publicBytes } from './note.js';
import { writeDurably } from './outside-copy.js';

export interface HeldKey {
  privateKey: KeyObject;
  publicKey: Buffer;
}

const BLOCK = /-----BEGIN PRIVATE KEY-----[A-Za-z0-9+/=\s]+-----END PRIVATE KEY-----/g;

@Injectable()
export class KeyRing {
  constructor(private readonly config: Config) {}

  /** All keys, the one in use first; read anew at every call, so that a rotation needs no restart. @throws Error */
  held(): HeldKey[] {
    return (this.text().match(BLOCK) ?? []).map((pem) => {
      const privateKey = createPrivateKey(pem);
      return { privateKey, publicKey: publicBytes(privateKey) };
    });
  }

  /** Makes the first key, unless the installation names its own. Several processes may ask at once: one key results. */
  makeFirst(): void {
    const file = this.config.ledgerKeyFile;
    if (this.config.hasOwnLedgerKey || existsSync(file)) return;
    const draft = `${file}.${process.pid}`;
    writeDurably(draft, newKey());
    try {
      linkSync(draft, file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      rmSync(draft, { force: true });
    }
  }

  /**
   * Puts a new key in front of the file; the others stay and sign beside it while their time lasts.
   * @throws Error where the keys come from LEDGER_KEY
   */
  rotate(): void {
    if (this.config.ledgerKeyText !== undefined) {
      throw new Error(
        '密钥来自 LEDGER_KEY：请把新密钥的 PEM 写在旧密钥之前，然后重启。 The keys come from LEDGER_KEY: put the PEM of the new key before the old one and restart.',
      );
    }
    const file = this.config.ledgerKeyFile;
    writeDurably(`${file}.new`, newKey() + (existsSync(file) ? readFileSync(file, 'utf8') : ''));
    renameSync(`${file}.new`, file);
  }

  private text(): string {
    if (this.config.ledgerKeyText !== undefined) return this.config.ledgerKeyText;
    return existsSync(this.config.ledgerKeyFile) ? readFileSync(this.config.ledgerKeyFile, 'utf8') : '';
  }
}

function newKey(): string {
  return generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}
