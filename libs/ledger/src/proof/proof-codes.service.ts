// The code that opens an entry's statistics in a public proof, for the room that prints it on a certificate. Without policy:
// whoever asks must have decided that the reader may see the contract.
import { Database } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { proofCode } from './proof-code.js';

@Injectable()
export class ProofCodes {
  constructor(private readonly database: Database) {}

  /** Null where there is no such entry, or its identity was erased. */
  async of(streamKey: string, seq: string): Promise<string | null> {
    const [row] = await this.database.query<{ salt: Buffer; leaf_hash: Buffer }>(
      `select i.salt, e.leaf_hash from ledger_entry e
         join ledger_identity i on i.stream_key = e.stream_key and i.seq = e.seq
       where e.stream_key = $1 and e.seq = $2`,
      [streamKey, seq],
    );
    return row ? proofCode(row.salt, row.leaf_hash) : null;
  }
}
