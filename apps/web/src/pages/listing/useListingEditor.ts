// The state of a listing's editor: a draft saves itself as soon as it has a title and is sent on at the end; changes to
// what stands already are sent together. Fields, steps and words are the room's.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { newKey } from '../../api/client.js';
import { useDraft, type DraftRow } from '../../ui/form/useDraft.js';
import { useForm, type Form } from '../../ui/form/useForm.js';
import type { ObjectChecker } from '../../ui/form/valid-part.js';

interface StoredDraft {
  id: string;
  state: string;
  can: Readonly<Record<string, true | string>>;
  office?: { version: number } | undefined;
}

interface EditorRules<Row extends StoredDraft, Values extends object> {
  /** Null: a new listing. */
  record: Row | null;
  noun: string;
  /** Where it stands in the portal: `/demands`. */
  home: string;
  blank: Values;
  valuesOf: (record: Row) => Values;
  schema: ObjectChecker;
  /** Fields of rows that are filled before anyone types. */
  presets?: readonly string[];
  draft: (body: Partial<Values>, key: string) => Promise<Row>;
  edit: (id: string, body: Partial<Values> & { expectedVersion: number }) => Promise<Row>;
  /** The next step of a finished draft: submitting, publishing. */
  send: (id: string, key: string) => Promise<Row>;
}

interface Editor<Values extends object> {
  form: Form<Values>;
  /** Nothing that others see depends on it yet. */
  isDraft: boolean;
  isNew: boolean;
  /** The record may not be edited now. */
  isLocked: boolean;
  /** The stored draft; null while there is none. */
  row: DraftRow | null;
  /** For autosave; absent while there is nothing to keep. */
  save: ((values: Values) => Promise<DraftRow>) | undefined;
  submit: (values: Values) => Promise<void>;
}

const MIN_TITLE = 4;
const rowOf = ({ id, office }: StoredDraft): DraftRow => ({ id, version: office?.version ?? 1 });

export function useListingEditor<Row extends StoredDraft, Values extends { title?: string | undefined }>(
  rules: EditorRules<Row, Values>,
): Editor<Values> {
  const { noun, home } = rules;
  const navigate = useNavigate();
  const cache = useQueryClient();
  const [key] = useState(newKey);
  const [started] = useState(rules.record);
  const isDraft = started === null || started.state === 'DRAFT';
  const form = useForm<Values>(started ? rules.valuesOf(started) : rules.blank);
  const keep = (saved: Row) => {
    cache.setQueryData([noun, 'one', saved.id], saved);
    void cache.invalidateQueries({ queryKey: [`${noun}-mine`] });
    return rowOf(saved);
  };
  const { row, save } = useDraft<Values>({
    start: started && rowOf(started),
    schema: rules.schema,
    presets: rules.presets,
    create: async (body) => {
      const saved = keep(await rules.draft(body, key));
      window.history.replaceState(window.history.state, '', `/desk${home}/${saved.id}/edit`);
      return saved;
    },
    edit: async ({ id, version }, body) => keep(await rules.edit(id, { ...body, expectedVersion: version })),
  });
  const submit = async (values: Values) => {
    const saved = await save(values);
    if (isDraft) keep(await rules.send(saved.id, `${key}s`));
    await cache.invalidateQueries({ queryKey: [noun, 'list'] });
    void navigate(`${home}/${saved.id}`);
  };
  const canSave = isDraft && (row !== null || (form.values.title ?? '').trim().length >= MIN_TITLE);
  return {
    form,
    isDraft,
    isNew: started === null,
    isLocked: started !== null && started.can.edit !== true,
    row,
    save: canSave ? save : undefined,
    submit,
  };
}
