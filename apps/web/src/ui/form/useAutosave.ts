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

  const write = async (run: (values: T) => Promise<unknown>) => {
    const values = form.values;
    setState('saving');
    try {
      await run(values);
      form.markSaved(values);
      setSavedAt(new Date());
      setError(null);
      setState('saved');
    } catch (failure) {
      setError(failure);
      setState('failed');
    } finally {
      running.current = null;
    }
  };
  const saveNow = async () => {
    await running.current;
    if (!save) return;
    running.current = write(save);
    await running.current;
  };

  const latest = useRef(saveNow);
  latest.current = saveNow;
  useEffect(() => {
    if (!form.isDirty || !save) return undefined;
    setState('dirty');
    const timer = setTimeout(() => void latest.current(), delayMs);
    return () => clearTimeout(timer);
  }, [form.values, form.isDirty, save !== undefined, delayMs]);

  return { state, error, savedAt, saveNow: () => latest.current() };
}
