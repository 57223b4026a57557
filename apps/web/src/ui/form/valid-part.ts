// The part of a half-filled form that a server would take: rows nobody typed into are dropped, fields with faults held back.
import type { FieldError } from '../../api/problem.js';
import { issueWords } from './issue-words.js';
import { pointerOf } from './pointer.js';
import type { Checker } from './useForm.js';

/** A zod object: a checker that knows its fields. */
export interface ObjectChecker extends Checker {
  shape: Readonly<Record<string, unknown>>;
}

const isBlank = (value: unknown) =>
  value === null || value === undefined || typeof value === 'boolean' || (typeof value === 'string' && !value.trim());

/** A row of a list in which nothing was typed. */
function isBlankRow(row: unknown, presets: readonly string[]): boolean {
  if (typeof row !== 'object' || row === null) return false;
  return Object.entries(row).every(([field, value]) => presets.includes(field) || isBlank(value));
}

/**
 * Splits values by the fields of the schema.
 * @param presets fields of rows that are filled before anyone types
 * @returns `valid` to send now, and what is wrong with the fields left out
 */
export function validPart<T extends object>(
  values: T,
  schema: ObjectChecker,
  presets: readonly string[] = [],
): { valid: Partial<T>; faults: FieldError[] } {
  const known = Object.entries(values).filter(([field, value]) => field in schema.shape && value !== undefined);
  const body = Object.fromEntries(
    known.map(([field, value]) => [
      field,
      Array.isArray(value) ? value.filter((row) => !isBlankRow(row, presets)) : value,
    ]),
  );
  const result = schema.safeParse(body);
  if (result.success) return { valid: body as Partial<T>, faults: [] };
  const faults = result.error.issues.map((issue) => ({ pointer: pointerOf(issue.path), detail: issueWords(issue) }));
  for (const issue of result.error.issues) delete body[String(issue.path[0])];
  return { valid: body as Partial<T>, faults };
}
