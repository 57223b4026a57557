// State of a form: values, errors by pointer, and the bindings of its parts. Rules are the zod schema of the room.
import { useCallback, useMemo, useState } from 'react';
import type { FieldError } from '../../api/problem.js';
import type { Binding } from '../fields/binding.js';
import { issueWords } from './issue-words.js';
import { pointerOf, readAt, writeAt } from './pointer.js';

interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** The part of a zod schema that a form needs. */
export interface Checker {
  safeParse: (
    value: unknown,
  ) => { success: true; data: unknown } | { success: false; error: { issues: readonly Issue[] } };
}

export interface Form<T extends object> {
  values: T;
  errors: readonly FieldError[];
  isDirty: boolean;
  bind: (pointer: string) => Binding;
  set: (pointer: string, value: unknown) => void;
  /** Replaces everything, e.g. with the loaded draft; the form is then clean. */
  reset: (values: T) => void;
  setErrors: (errors: readonly FieldError[]) => void;
  /** Checks the values; keeps and returns what is wrong. Only below `within` when given. */
  check: (schema: Checker, within?: readonly string[]) => readonly FieldError[];
  markSaved: (values: T) => void;
  /** `sent` was taken: the form becomes `next`, unless more was typed since. */
  settle: (sent: T, next: T) => void;
}

const isUnder = (pointer: string, root: string) => pointer === root || pointer.startsWith(`${root}/`);

export function useForm<T extends object>(initial: T): Form<T> {
  const [values, setValues] = useState(initial);
  const [saved, setSaved] = useState(initial);
  const [errors, setErrors] = useState<readonly FieldError[]>([]);

  const set = useCallback((pointer: string, value: unknown) => {
    setValues((current) => writeAt(current, pointer, value));
    setErrors((current) =>
      current.length === 0 ? current : current.filter((error) => !isUnder(error.pointer, pointer)),
    );
  }, []);

  const reset = useCallback((next: T) => {
    setValues(next);
    setSaved(next);
    setErrors([]);
  }, []);

  const markSaved = useCallback((next: T) => setSaved(next), []);

  const settle = useCallback((sent: T, next: T) => {
    setValues((current) => (current === sent ? next : current));
    setSaved(next);
    setErrors([]);
  }, []);

  const bind = useCallback(
    (pointer: string): Binding => ({
      pointer,
      value: readAt(values, pointer),
      set: (value) => set(pointer, value),
      error: errors.find((error) => error.pointer === pointer)?.detail,
    }),
    [values, errors, set],
  );

  const check = useCallback(
    (schema: Checker, within?: readonly string[]) => {
      const result = schema.safeParse(values);
      const found = result.success
        ? []
        : result.error.issues.map((issue) => ({ pointer: pointerOf(issue.path), detail: issueWords(issue) }));
      const wanted = within ? found.filter((error) => within.some((root) => isUnder(error.pointer, root))) : found;
      setErrors(wanted);
      return wanted;
    },
    [values],
  );

  const isDirty = values !== saved;
  return useMemo(
    () => ({ values, errors, isDirty, bind, set, reset, setErrors, check, markSaved, settle }),
    [values, errors, isDirty, bind, set, reset, check, markSaved, settle],
  );
}
