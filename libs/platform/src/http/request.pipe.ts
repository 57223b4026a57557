// Validates body, query and path against the route's zod schema; every fault names its field by pointer.
import { Injectable, StandardSchemaValidationPipe, type ArgumentMetadata } from '@nestjs/common';
import { z } from 'zod';
import { isSafeText } from '../text.schema.js';
import { problem, type FieldError } from './problem.js';

z.config(z.locales.zhCN());

const MAX_DEPTH = 40;

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
    if (unsafe) this.refuse([{ pointer: pointerOf(unsafe.path, metadata.type), detail: unsafe.detail }]);
    this.stripProtoKeys(value);
    const result = await this.validate<T>(value ?? {}, metadata.schema);
    if (result.issues) {
      this.refuse(
        result.issues.map((issue) => ({ pointer: pointerOf(issue.path, metadata.type), detail: issue.message })),
      );
    }
    return (result as { value: T }).value;
  }

  private refuse(errors: FieldError[]): never {
    throw problem('request.invalid', {
      detail: `${errors[0]?.pointer || '请求'}：${errors[0]?.detail}`,
      errors: errors.slice(0, 50),
    });
  }
}
