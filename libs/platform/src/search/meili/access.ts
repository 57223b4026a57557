// Who speaks to Meilisearch with which key. From a master key two lesser ones are made: questions travel with one that
// can only search, documents with one that cannot change an index. A key that is no master key is used as it is.
import { createHash } from 'node:crypto';
import { Meilisearch, MeilisearchApiError } from 'meilisearch';

/** A slow answer is worth less than one of the embedded engine now. */
const READ_TIMEOUT_MS = 2_000;
const WRITE_TIMEOUT_MS = 30_000;

export const SEARCH_ACTIONS = ['search'];
/** Without `indexes.create` the server refuses documents for an index that is gone, instead of making one without settings. */
export const DOCUMENT_ACTIONS = ['documents.*', 'tasks.get', 'indexes.get', 'settings.get', 'stats.get'];

interface Clients {
  readonly reader: Meilisearch;
  readonly writer: Meilisearch;
}

export interface MeiliAddress {
  readonly url: string;
  readonly key: string | undefined;
  readonly prefix: string;
}

export class MeiliAccess {
  /** With the key that was given: makes, sets, swaps and drops indexes. */
  readonly owner: Meilisearch;
  readonly prefix: string;
  private clients: Promise<Clients> | undefined;

  constructor(private readonly address: MeiliAddress) {
    this.prefix = address.prefix;
    this.owner = this.client(address.key, WRITE_TIMEOUT_MS);
  }

  /** For questions. */
  async reader(): Promise<Meilisearch> {
    return (await this.both()).reader;
  }

  /** For documents, tasks and counts. */
  async writer(): Promise<Meilisearch> {
    return (await this.both()).writer;
  }

  /** Made at first use, so that a server which is down keeps no process from starting. */
  private async both(): Promise<Clients> {
    this.clients ??= this.connect();
    try {
      return await this.clients;
    } catch (error) {
      this.clients = undefined;
      throw error;
    }
  }

  private async connect(): Promise<Clients> {
    const search = await this.scopedKey('search', SEARCH_ACTIONS);
    const documents = search === null ? null : await this.scopedKey('documents', DOCUMENT_ACTIONS);
    return {
      reader: this.client(search ?? this.address.key, READ_TIMEOUT_MS),
      writer: this.client(documents ?? this.address.key, WRITE_TIMEOUT_MS),
    };
  }

  /** The key of that name for the indexes of this prefix; null when the given key may not make keys. */
  private async scopedKey(name: string, actions: readonly string[]): Promise<string | null> {
    const uid = keyUid(`${this.prefix}/${name}`);
    const admin = this.client(this.address.key, READ_TIMEOUT_MS);
    try {
      const known = await admin.getKey(uid);
      if (isSame(known.actions, actions)) return known.key;
      await admin.deleteKey(uid);
    } catch (error) {
      if (!(error instanceof MeilisearchApiError)) throw error;
      const status = error.response.status;
      if (status === 401 || status === 403) return null;
      if (status !== 404) throw error;
    }
    return this.makeKey(admin, uid, name, actions);
  }

  /** Two processes that make it at once get the same: the server derives a key from its uid and the master key. */
  private async makeKey(admin: Meilisearch, uid: string, name: string, actions: readonly string[]): Promise<string> {
    const indexes = [`${this.prefix}_*`];
    try {
      const made = await admin.createKey({
        uid,
        name: `${this.prefix} ${name}`,
        actions: [...actions],
        indexes,
        expiresAt: null,
      });
      return made.key;
    } catch (error) {
      const isTaken = error instanceof MeilisearchApiError && error.response.status === 409;
      if (!isTaken) throw error;
      return (await admin.getKey(uid)).key;
    }
  }

  private client(apiKey: string | undefined, timeout: number): Meilisearch {
    return new Meilisearch({ host: this.address.url, apiKey, timeout });
  }
}

function isSame(found: readonly string[], wanted: readonly string[]): boolean {
  return [...found].sort().join() === [...wanted].sort().join();
}

/** The same for the same name, in the form of a version 4 uuid, which the server asks for. */
function keyUid(name: string): string {
  const hex = createHash('sha256').update(`techmart ${name}`).digest('hex');
  const variant = '89ab'[Number.parseInt(hex[16]!, 16) % 4]!;
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20, 32),
  ].join('-');
}
