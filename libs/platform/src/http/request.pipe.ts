// Validates body, query and path against the route's zod schema; every fault names its field by pointer.
import { Injectable, StandardSchemaValidationPipe, type ArgumentMetadata } from '@nestjs/common';
import { z } from 'zod';
import { englishOf, language, said, told } from '../language.js';
import { isSafeText } from '../text.schema.js';
import { wordingOf } from '../wording.schema.js';
import { problem, type FieldError } from './problem.js';

z.config({ localeError: (issue) => wordingOf(issue, language() === 'en') });

const MAX_DEPTH = 40;
const HAN = /\p{Script=Han}/u;

/** A fault in the language of the request; one whose schema speaks Chinese only is told by its kind. */
function detailOf(issue: { readonly message: string }): string {
  if (language() !== 'en' || !HAN.test(issue.message)) return issue.message;
  return englishOf(issue.message) ?? wordingOf(issue as z.core.$ZodIssue, true);
}

/** Members of a query that the route does not know; a schema that is no object, or a loose one, knows all. */
function unknownMembers(value: object, schema: unknown): string[] {
  let known = schema;
  while (known instanceof z.ZodPipe) known = known.in;
  if (!(known instanceof z.ZodObject) || known.def.catchall !== undefined) return [];
  const { shape } = known;
  return Object.keys(value).filter((name) => !Object.hasOwn(shape, name));
}

type Segment = PropertyKey | { key: PropertyKey };

function pointerOf(path: readonly Segment[] | undefined, type: ArgumentMetadata['type']): string {
  const keys = (path ?? []).map((segment) => String(typeof segment === 'object' ? segment.key : segment));
  if (type !== 'body') return `?${keys.join('.')}`;
  return keys.map((key) => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** Finds text that PostgreSQL cannot store and nesting that no form sends, before any schema sees the value. */
function findUnsafe(root: unknown): { path: string[]; detail: string } | undefined {
  const open: { value: unknown; path: string[] }[] = [{ value: root, path: [] }];
  for (let at = open.pop(); at; at = open.pop()) {
    const { value, path } = at;
    if (typeof value === 'string' && !isSafeText(value)) return { path, detail: '含有不允许的控制字符' };
    if (typeof value !== 'object' || value === null) continue;
    if (path.length >= MAX_DEPTH) return { path: path.slice(0, 3), detail: `嵌套超过 ${MAX_DEPTH} 层` };
    for (const [key, inner] of Object.entries(value)) {
      if (!isSafeText(key)) return { path, detail: '字段名含有不允许的控制字符' };
      open.push({ value: inner, path: [...path, key] });
    }
  }
  return undefined;
}

@Injectable()
export class RequestPipe extends StandardSchemaValidationPipe {
  override async transform<T>(value: T, metadata: ArgumentMetadata): Promise<T> {
    if (!metadata.schema || metadata.type === 'custom') return value;
    const unsafe = findUnsafe(value);
    if (unsafe) this.refuse([{ pointer: pointerOf(unsafe.path, metadata.type), detail: told(unsafe.detail) }]);
    this.stripProtoKeys(value);
    if (metadata.type === 'query') this.refuseUnknown(value ?? {}, metadata.schema);
    const result = await this.validate<T>(value ?? {}, metadata.schema);
    if (result.issues) {
      this.refuse(
        result.issues.map((issue) => ({ pointer: pointerOf(issue.path, metadata.type), detail: detailOf(issue) })),
      );
    }
    return (result as { value: T }).value;
  }

  /** A filter that is spelt wrong would otherwise be answered with everything. */
  private refuseUnknown(value: object, schema: unknown): void {
    const unknown = unknownMembers(value, schema);
    if (unknown.length === 0) return;
    const detail = said('没有这个查询参数', 'There is no such query parameter');
    this.refuse(unknown.map((name) => ({ pointer: `?${name.slice(0, 60)}`, detail })));
  }

  private refuse(errors: FieldError[]): never {
    throw problem('request.invalid', {
      detail: said(
        `${errors[0]?.pointer || '请求'}：${errors[0]?.detail}`,
        `${errors[0]?.pointer || 'The request'}: ${errors[0]?.detail}`,
      ),
      errors: errors.slice(0, 50),
    });
  }
}
