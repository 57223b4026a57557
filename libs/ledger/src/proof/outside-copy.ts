// The latest signed checkpoint of each stream, kept outside of the database in DATA_DIR: after an older database has been
// restored it still says what was signed. Knows notes as text; what they mean is checked by the signer.
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Config } from '@app/platform';
import { Injectable } from '@nestjs/common';

@Injectable()
export class OutsideCopy {
  constructor(private readonly config: Config) {}

  /** The note that was signed last, if this folder has seen one. @throws Error where it is there and cannot be read */
  read(stream: string): string | undefined {
    try {
      return readFileSync(this.fileOf(stream), 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }

  /** Replaces the copy, whole or not at all. @throws Error of the file system */
  write(stream: string, note: string): void {
    const draft = `${this.fileOf(stream)}.${process.pid}`;
    writeDurably(draft, note);
    renameSync(draft, this.fileOf(stream));
  }

  /** Where the copy is, for messages to the operator; the folder itself is nobody else's business. */
  nameOf(stream: string): string {
    return `DATA_DIR/ledger-${stream}.checkpoint`;
  }

  private fileOf(stream: string): string {
    return join(this.config.dataDir, `ledger-${stream}.checkpoint`);
  }
}

/** A file for its owner only (0600), on disk when this returns. */
export function writeDurably(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  const descriptor = openSync(file, 'w', 0o600);
  try {
    writeSync(descriptor, text);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
