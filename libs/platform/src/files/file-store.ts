// Files in PostgreSQL, written in the caller's transaction. Who may read one is decided by the room that owns it.
import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '../database/database.js';
import { newId } from '../ids.js';

/** A file to be kept: an upload that was looked at, or what the house has written itself. */
export interface NewFile {
  name: string;
  mediaType: string;
  bytes: Buffer;
}

export interface StoredFile {
  id: string;
  name: string;
  mediaType: string;
  /** Size in bytes. */
  size: number;
  /** Hexadecimal SHA-256 of the content. */
  sha256: string;
}

@Injectable()
export class FileStore {
  constructor(private readonly database: Database) {}

  /** Stores `file`; `room` names the owner, for housekeeping. */
  async put(tx: Tx, room: string, { name, mediaType, bytes }: NewFile): Promise<StoredFile> {
    const id = newId();
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    await tx.query(
      `insert into stored_file (id, room, name, media_type, size, sha256, content) values ($1, $2, $3, $4, $5, $6, $7)`,
      [id, room, name, mediaType, bytes.length, sha256, bytes],
    );
    return { id, name, mediaType, size: bytes.length, sha256 };
  }

  /** The content of a file, or undefined when there is none of that id. */
  async read(id: string): Promise<(StoredFile & { content: Buffer }) | undefined> {
    const [row] = await this.database.query<StoredFile & { content: Buffer }>(
      `select id, name, media_type as "mediaType", size, sha256, content from stored_file where id = $1`,
      [id],
    );
    return row;
  }

  /** What is known of files without their content, by id. */
  async describe(ids: readonly string[]): Promise<StoredFile[]> {
    if (ids.length === 0) return [];
    return this.database.query<StoredFile>(
      `select id, name, media_type as "mediaType", size, sha256 from stored_file where id = any($1) order by id`,
      [ids],
    );
  }
}
