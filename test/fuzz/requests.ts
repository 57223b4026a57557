// Requests from the OpenAPI document, most of them wrong somewhere. For the fuzz only.
import type { OpenAPIObject } from '@nestjs/swagger';
import type { TestRequest } from '@app/platform/testing';
import { HOSTILE_BODIES, HOSTILE_CONTENT_TYPES, HOSTILE_HEADERS, HOSTILE_SEGMENTS, HOSTILE_TEXTS } from './hostile.js';
import type { Chance } from './random.js';
import { Sampler, type Schema, type Stock } from './sample.js';

export interface Shot {
  method: string;
  path: string;
  request: TestRequest;
}

interface Parameter {
  name: string;
  in: string;
  schema?: Schema;
}

interface Operation {
  method: string;
  path: string;
  parameters: Parameter[];
  body: Schema | undefined;
}

/** Streams do not end, and signing out or disabling a person would end the fuzz's own sessions. */
const LEFT_OUT = /\/(stream|sign-out)$/;

function operationsOf(document: OpenAPIObject): Operation[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods as Record<string, { parameters?: Parameter[]; requestBody?: unknown }>).flatMap(
      ([method, operation]) => {
        if (LEFT_OUT.test(path)) return [];
        const content = (operation.requestBody as { content?: Record<string, { schema?: Schema }> } | undefined)
          ?.content;
        const body = content?.['application/json']?.schema;
        return [{ method: method.toUpperCase(), path, parameters: operation.parameters ?? [], body }];
      },
    ),
  );
}

export class Shooter {
  private readonly operations: Operation[];
  private readonly sampler: Sampler;

  /** @param tokens of the people who ask; undefined: nobody signed in */
  constructor(
    document: OpenAPIObject,
    private readonly stock: Omit<Stock, 'schemas'>,
    private readonly tokens: readonly (string | undefined)[],
    private readonly chance: Chance,
  ) {
    this.operations = operationsOf(document);
    const schemas = (document.components?.schemas ?? {}) as Record<string, Schema>;
    this.sampler = new Sampler({ ...stock, schemas }, chance);
  }

  get operationCount(): number {
    return this.operations.length;
  }

  /** The next request. Every operation comes in turn, so that none is forgotten. */
  shot(turn: number): Shot {
    const operation = this.operations[turn % this.operations.length];
    if (!operation) throw new Error('the document names no operation');
    const { chance } = this;
    const path = this.address(operation) + this.query(operation);
    const headers: Record<string, string> = chance.happens(0.1) ? { ...chance.pick(HOSTILE_HEADERS) } : {};
    if (chance.happens(0.5)) headers['idempotency-key'] ??= `key-${turn}-${chance.below(1e9)}`;
    if (path.includes('/auth/')) headers['x-requested-with'] = 'techmart';
    const request: TestRequest = { headers };
    if (!('authorization' in headers)) request.token = chance.pick(this.tokens);
    if (operation.method !== 'GET') this.addBody(operation, request, headers);
    return { method: operation.method, path, request };
  }

  private address({ path }: Operation): string {
    return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
      if (this.chance.happens(0.15)) return this.chance.pick(HOSTILE_SEGMENTS);
      if (name === 'seq') return String(this.chance.below(4));
      if (name === 'name') return 'techArea';
      return name === 'code' ? this.chance.pick(['14-5', '15-5', 'x']) : this.chance.pick(this.stock.ids);
    });
  }

  private query({ parameters }: Operation): string {
    const pairs: string[] = [];
    for (const { name, schema = {} } of parameters.filter((parameter) => parameter.in === 'query')) {
      if (this.chance.happens(0.5)) continue;
      const value = this.chance.happens(0.5)
        ? this.chance.pick(HOSTILE_TEXTS).slice(0, 2_000)
        : String(this.sampler.likely(schema));
      pairs.push(`${name}=${encodeURIComponent(value.toWellFormed())}`);
      if (this.chance.happens(0.05)) pairs.push(`${name}=again`);
      if (this.chance.happens(0.05)) pairs.push(`${name}[x]=1`);
      if (this.chance.happens(0.03)) pairs.push(`${name}=%ff%fe`);
    }
    if (this.chance.happens(0.03)) pairs.push('%');
    return pairs.length > 0 ? `?${pairs.join('&')}` : '';
  }

  private addBody(operation: Operation, request: TestRequest, headers: Record<string, string>): void {
    const { chance } = this;
    if (operation.path.endsWith('/files') && chance.happens(0.6)) {
      request.body = this.form();
      return;
    }
    if (chance.happens(0.12)) request.body = chance.pick(HOSTILE_BODIES);
    else if (operation.body) {
      const likely = this.sampler.likely(operation.body);
      request.body = JSON.stringify(chance.happens(0.6) ? this.sampler.spoilt(likely) : likely);
    } else if (chance.happens(0.3)) request.body = '{}';
    if (request.body === '') delete request.body;
    if (request.body !== undefined && chance.happens(0.08))
      headers['content-type'] = chance.pick(HOSTILE_CONTENT_TYPES);
  }

  private form(): FormData {
    const form = new FormData();
    const { chance } = this;
    const content = chance.pick(['%PDF-1.7\n%%EOF\n', '', 'MZ', '<svg onload=alert(1)>', '\u0000'.repeat(2_000)]);
    const name = chance.pick(['合同.pdf', '', '../../x.pdf', 'a\u0000.pdf', '💥'.repeat(200), '"; x=".pdf']);
    if (chance.happens(0.3)) form.append('note', chance.pick(HOSTILE_TEXTS).slice(0, 5_000).toWellFormed());
    if (chance.happens(0.85)) form.append('file', new Blob([content]), name);
    if (chance.happens(0.1)) form.append('file', new Blob(['%PDF-1.7']), 'second.pdf');
    return form;
  }
}
