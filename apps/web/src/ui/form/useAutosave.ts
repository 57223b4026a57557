// Saves a draft a moment after the last change; tells the form when. Never runs two saves at once.
import { useEffect, useRef, useState } from 'react';
import type { Form } from './useForm.js';

export type SaveState = 'clean' | 'dirty' | 'saving' | 'saved' | 'failed';

/** @param delayMs quiet time before a save */
export function useAutosave<T extends object>(
  form: Form<T>,
  save: ((values: T) => Promise<unknown>) | undefined,
  delayMs = 1500,
) {
  const [state, setState] = useState<SaveState>('clean');
  const [error, setError] = useState<unknown>(null);
  const [savedAt, setSavedAt] = useState<Date | null>(null);
  const running = useRef<Promise<void> | null>(null);

  const saveNow = async () => {
    if (!save) return;
    await running.current;
    const values = form.values;
    setState('saving');
    running.current = save(values)
      .then(() => {
        form.markSaved(values);
        setSavedAt(new Date());
        setError(null);
        setState('saved');
      })
      .catch((failure: unknown) => {
        setError(failure);
        setState('failed');
        throw failure;
      })
      .finally(() => {
        running.current = null;
      });
    await running.current;
  };

  const latest = useRef(saveNow);
  latest.current = saveNow;
  useEffect(() => {
    if (!form.isDirty || !save) return undefined;
    setState('dirty');
    const timer = setTimeout(() => void latest.current().catch(() => undefined), delayMs);
    return () => clearTimeout(timer);
  }, [form.values, form.isDirty, save !== undefined, delayMs]);

  return { state, error, savedAt, saveNow: () => latest.current() };
}
