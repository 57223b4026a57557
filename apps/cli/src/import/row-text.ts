// Reading loosely written rows: a value under any of its names, lists in one cell, a stable id where none is given.
import { createHash } from 'node:crypto';

export type RawRow = Record<string, unknown>;

/** The first non-empty text under one of the names, trimmed; numbers count as text. */
export function textIn(row: RawRow, ...names: string[]): string | null {
  for (const name of names) {
    const value = row[name];
    if (typeof value === 'number') return String(value);
    if (typeof value === 'string' && value.trim() !== '') return value.trim();
  }
  return null;
}

/** A list under one of the names: an array of texts, or one text cut at ；;，,、|. Empty and repeated members fall away. */
export function listIn(row: RawRow, ...names: string[]): string[] {
  for (const name of names) {
    const value = row[name];
    const parts = Array.isArray(value) ? value : typeof value === 'string' ? value.split(/[；;，,、|]/) : [];
    const texts = parts.flatMap((part) => (typeof part === 'string' && part.trim() !== '' ? [part.trim()] : []));
    if (texts.length > 0) return [...new Set(texts)];
  }
  return [];
}

/** The row's own id, else a fingerprint of its texts, so that the same row is known again. */
export function idOf(row: RawRow, ...texts: (string | null)[]): string {
  return textIn(row, 'id', '_id', '编号') ?? createHash('sha256').update(texts.join('\n')).digest('hex').slice(0, 32);
}

/** A web address, or null: sources leave the field empty or write a remark into it. */
export function webAddressIn(row: RawRow, ...names: string[]): string | null {
  const text = textIn(row, ...names);
  return text !== null && /^https?:\/\/\S+$/.test(text) ? text : null;
}
