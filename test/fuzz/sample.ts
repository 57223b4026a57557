// Likely values for a schema of the OpenAPI document, and the same with something hostile in it. For the fuzz only.
import { HOSTILE_VALUES } from './hostile.js';
import type { Chance } from './random.js';

/** What is used of an OpenAPI 3.0 schema. */
export interface Schema {
  $ref?: string;
  type?: string;
  format?: string;
  description?: string;
  enum?: unknown[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  minLength?: number;
  minItems?: number;
  minimum?: number;
  maximum?: number;
}

/** What a sample is made from, besides the schema. */
export interface Stock {
  schemas: Record<string, Schema>;
  /** Ids of rows of several organisations. */
  ids: readonly string[];
  /** A code of that list of the reference room. */
  codeOf: (list: string) => string;
}

const AMOUNTS = ['100', '36800000', '0', '99999999999999'];

export class Sampler {
  constructor(
    private readonly stock: Stock,
    private readonly chance: Chance,
  ) {}

  /** A value that the schema may well accept. */
  likely(schema: Schema, depth = 0): unknown {
    const { chance } = this;
    if (schema.$ref) return this.likely(this.stock.schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {}, depth);
    if (schema.enum) return chance.pick(schema.enum);
    const choice = schema.anyOf ?? schema.oneOf;
    if (choice) return this.likely(chance.pick(choice), depth);
    if (schema.allOf) return this.likely(schema.allOf[0] ?? {}, depth);
    if (schema.type === 'object') return this.object(schema, depth);
    if (schema.type === 'array') return this.array(schema, depth);
    if (schema.type === 'boolean') return chance.happens(0.5);
    if (schema.type === 'integer' || schema.type === 'number') return schema.minimum ?? chance.below(9) + 1;
    return this.text(schema);
  }

  /** `value` with up to three places of it replaced, members added or taken away. */
  spoilt(value: unknown): unknown {
    const copy: unknown = structuredClone(value);
    const places = placesOf(copy);
    if (places.length === 0) return this.chance.pick(HOSTILE_VALUES);
    for (let times = this.chance.below(3) + 1; times > 0; times -= 1) {
      const { holder, key } = this.chance.pick(places);
      const way = this.chance.below(10);
      if (way === 0) delete holder[key];
      else if (way === 1) holder[`${key}x`] = this.chance.pick(HOSTILE_VALUES);
      else holder[key] = this.chance.pick(HOSTILE_VALUES);
    }
    return copy;
  }

  private object(schema: Schema, depth: number): Record<string, unknown> {
    const made: Record<string, unknown> = {};
    for (const [name, member] of Object.entries(schema.properties ?? {})) {
      const isNeeded = schema.required?.includes(name) ?? false;
      if (isNeeded || this.chance.happens(depth === 0 ? 0.6 : 0.4)) made[name] = this.likely(member, depth + 1);
    }
    return made;
  }

  private array(schema: Schema, depth: number): unknown[] {
    const length = Math.max(schema.minItems ?? 0, depth > 3 ? 0 : this.chance.below(3));
    return Array.from({ length }, () => this.likely(schema.items ?? {}, depth + 1));
  }

  private text(schema: Schema): string {
    const list = /reference\/lists\/(\w+)/.exec(schema.description ?? '')?.[1];
    if (list) return this.stock.codeOf(list);
    if (schema.format === 'uuid') return this.chance.pick(this.stock.ids);
    if (schema.format === 'date') return this.chance.pick(['2026-03-02', '2070-12-31', '1999-01-01']);
    if (schema.format === 'date-time') return '2026-03-02T10:00:00.000Z';
    if (schema.description?.includes('分') || schema.description?.includes('金额')) return this.chance.pick(AMOUNTS);
    return this.chance.pick(['环空带压在线监测方案说明', '100', 'B1', '2026', 'q'.repeat(schema.minLength ?? 1)]);
  }
}

interface Place {
  holder: Record<string, unknown>;
  key: string;
}

/** Every member of every object and array in it. */
function placesOf(value: unknown): Place[] {
  if (typeof value !== 'object' || value === null) return [];
  const holder = value as Record<string, unknown>;
  return Object.keys(holder).flatMap((key) => [{ holder, key }].concat(placesOf(holder[key])));
}
