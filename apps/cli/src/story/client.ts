// The story's view of the api: plain HTTP, one person per client. Throws with the problem's code when a call is refused.
import { randomUUID } from 'node:crypto';

// oxlint-disable-next-line typescript/no-explicit-any -- answers of every shape; the story checks what it relies on
type Answer = any;

/** A refused call: what was asked, and the problem that came back. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = 'Refused';
  }
}

export class Person {
  private token: string | undefined;
  userId = '';

  constructor(
    private readonly address: string,
    readonly name: string,
  ) {}

  async signIn(loginName: string, password: string): Promise<this> {
    const answer = await this.post('/api/auth/sign-in', { loginName, password });
    this.token = answer.accessToken;
    this.userId = answer.userId;
    return this;
  }

  get(path: string): Promise<Answer> {
    return this.send('GET', path);
  }

  /** Every write carries its own Idempotency-Key. */
  post(path: string, body: object = {}): Promise<Answer> {
    return this.send('POST', path, body);
  }

  patch(path: string, body: object): Promise<Answer> {
    return this.send('PATCH', path, body);
  }

  async upload(path: string, name: string, bytes: Buffer): Promise<Answer> {
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(bytes)], { type: 'application/pdf' }), name);
    return this.read(await fetch(this.address + path, { method: 'POST', headers: this.headers(), body: form }), path);
  }

  /** The status and code that a call is refused with; 200 and '' when it is not. */
  async refusal(call: Promise<unknown>): Promise<{ status: number; code: string }> {
    try {
      await call;
      return { status: 200, code: '' };
    } catch (error) {
      if (error instanceof Refused) return { status: error.status, code: error.code };
      throw error;
    }
  }

  private async send(method: string, path: string, body?: object): Promise<Answer> {
    const headers = {
      ...this.headers(),
      ...(body ? { 'content-type': 'application/json', 'idempotency-key': randomUUID() } : {}),
    };
    const answer = await fetch(this.address + path, { method, headers, body: body && JSON.stringify(body) });
    return this.read(answer, `${method} ${path}`);
  }

  private headers(): Record<string, string> {
    return this.token ? { authorization: `Bearer ${this.token}` } : {};
  }

  private async read(answer: Response, what: string): Promise<Answer> {
    const text = await answer.text();
    const body = text === '' ? undefined : JSON.parse(text);
    if (answer.ok) return body;
    const fields = (body?.errors ?? []).map(
      (each: { pointer: string; detail: string }) => `${each.pointer} ${each.detail}`,
    );
    const why = [body?.title, body?.detail, ...fields].filter(Boolean).join('; ');
    throw new Refused(
      answer.status,
      body?.code ?? '',
      `${this.name}: ${what} → ${answer.status} ${body?.code ?? ''} ${why}`,
    );
  }
}
