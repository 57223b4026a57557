// A draft on the server behind a form: made with the first save, changed by every later one, one write at a time.
import { useRef, useState } from 'react';
import { ApiProblem } from '../../api/problem.js';
import { validPart, type ObjectChecker } from './valid-part.js';

export interface DraftRow {
  id: string;
  version: number;
}

interface DraftRules<T extends object> {
  /** The stored draft the form started from; null while there is none. */
  start: DraftRow | null;
  schema: ObjectChecker;
  /** Fields of rows that are filled before anyone types. */
  presets?: readonly string[];
  create: (body: Partial<T>) => Promise<DraftRow>;
  edit: (row: DraftRow, body: Partial<T>) => Promise<DraftRow>;
}

/** @returns `save` writes what is valid and throws `form.partly-saved` with the faults of what is not. */
export function useDraft<T extends object>({ start, schema, presets, create, edit }: DraftRules<T>) {
  const [row, setRow] = useState(start);
  const latest = useRef(start);
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const write = async (values: T): Promise<DraftRow> => {
    const { valid, faults } = validPart(values, schema, presets);
    latest.current = latest.current ? await edit(latest.current, valid) : await create(valid);
    setRow(latest.current);
    if (faults.length > 0) throw new ApiProblem(422, { code: 'form.partly-saved', errors: faults });
    return latest.current;
  };
  const save = (values: T): Promise<DraftRow> => {
    const run = queue.current.then(
      () => write(values),
      () => write(values),
    );
    queue.current = run.catch(() => undefined);
    return run;
  };
  return { row, save };
}
