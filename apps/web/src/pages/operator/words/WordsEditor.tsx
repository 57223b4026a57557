// The draft: groups of synonyms and stop words, tried below and saved as the next version.
import { WordListDraft } from '@libs/platform/src/search/words.schema.js';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useBlocker } from 'react-router';
import { saveWords, searchWordsQuery, type WordsDesk } from '../../../api/queries/search-words.js';
import { Button } from '../../../ui/button/Button.js';
import { Confirm } from '../../../ui/dialog/Confirm.js';
import { CheckField } from '../../../ui/fields/ChoiceField.js';
import { RowsField } from '../../../ui/fields/RowsField.js';
import { TagField } from '../../../ui/fields/TagField.js';
import { ErrorSummary } from '../../../ui/form/ErrorSummary.js';
import { useForm, type Form } from '../../../ui/form/useForm.js';
import { Section } from '../../../ui/record/Section.js';
import { NoteDialog } from './NoteDialog.js';
import css from './page.module.css';
import { Trial } from './Trial.js';
import { onFields } from './on-fields.js';
import { Versions } from './Versions.js';

/** As the room's schema has them. */
const MOST_GROUPS = 500;
const MOST_GROUP_WORDS = 20;
const MOST_STOP_WORDS = 500;

export function WordsEditor({ desk }: { desk: WordsDesk }) {
  const { t } = useTranslation();
  const nameOf = useFieldName();
  const cache = useQueryClient();
  const { version, synonyms, stopWords } = desk.list;
  const form = useForm<WordListDraft>({ synonyms, stopWords });
  const [isSaving, setSaving] = useState(false);
  const keep = (next: WordsDesk) => {
    form.markSaved(form.values);
    cache.setQueryData(searchWordsQuery.queryKey, next);
  };
  const refuse = (errors: Form<WordListDraft>['errors']) => form.setErrors(onFields(errors));
  return (
    <>
      <Section title={t('words.draft')} aside={version > 0 && t('words.inUse', { version })} isCard>
        <div className={css.form}>
          <ErrorSummary errors={form.errors} labelOf={nameOf} />
          <Groups form={form} />
          <TagField
            bind={form.bind('/stopWords')}
            label={t('words.stopWords')}
            hint={t('words.stopWordsHint')}
            max={MOST_STOP_WORDS}
          />
          <div className={css.acts}>
            <Button
              intent="primary"
              reason={form.isDirty ? undefined : t('words.unchanged')}
              onClick={() => form.check(WordListDraft).length === 0 && setSaving(true)}
            >
              {t('words.save')}
            </Button>
            {form.isDirty && (
              <Button intent="text" onClick={() => form.reset({ synonyms, stopWords })}>
                {t('words.discard')}
              </Button>
            )}
          </div>
        </div>
      </Section>
      <Trial form={form} questions={desk.questions} onRefused={refuse} />
      <Versions desk={desk} isDirty={form.isDirty} onRestored={keep} onTaken={(draft) => takeOver(form, draft)} />
      <NoteDialog
        title={t('words.saveTitle')}
        text={t('words.saveText')}
        act={t('words.save')}
        isOpen={isSaving}
        onClose={() => setSaving(false)}
        onConfirm={async (note) => keep(await saveWords({ draft: form.values, note, seenVersion: version }))}
        onRefused={refuse}
      />
      <Leaving isDirty={form.isDirty} />
    </>
  );
}

function Groups({ form }: { form: Form<WordListDraft> }) {
  const { t } = useTranslation();
  return (
    <RowsField
      bind={form.bind('/synonyms')}
      at={form.bind}
      label={t('words.synonyms')}
      hint={t('words.synonymsHint')}
      blank={() => ({ words: [], isOneWay: false })}
      addLabel={t('words.addGroup')}
      max={MOST_GROUPS}
    >
      {(pointer, index) => (
        <>
          <TagField
            bind={form.bind(`${pointer}/words`)}
            label={t('words.group', { n: index + 1 })}
            max={MOST_GROUP_WORDS}
            isRequired
          />
          <CheckField
            bind={form.bind(`${pointer}/isOneWay`)}
            label={t('words.oneWay')}
            statement={t('words.oneWayText', { word: form.values.synonyms[index]?.words[0] ?? t('words.first') })}
            isRequired
          />
        </>
      )}
    </RowsField>
  );
}

/** The draft becomes the words of an earlier version; it is not saved yet. */
function takeOver(form: Form<WordListDraft>, draft: WordListDraft): void {
  form.set('/synonyms', draft.synonyms);
  form.set('/stopWords', draft.stopWords);
}

/** Name of a field by its pointer. */
function useFieldName(): (pointer: string) => string | undefined {
  const { t } = useTranslation();
  return (pointer) => {
    if (pointer.startsWith('/stopWords')) return t('words.stopWords');
    const group = /^\/synonyms\/(\d+)/.exec(pointer)?.[1];
    return group === undefined ? undefined : t('words.group', { n: Number(group) + 1 });
  };
}

function Leaving({ isDirty }: { isDirty: boolean }) {
  const { t } = useTranslation();
  const blocker = useBlocker(({ currentLocation, nextLocation }) => {
    return isDirty && currentLocation.pathname !== nextLocation.pathname;
  });
  if (blocker.state !== 'blocked') return null;
  return (
    <Confirm
      isOpen
      title={t('common.form.leaveTitle')}
      act={t('common.form.leave')}
      onClose={() => blocker.reset()}
      onConfirm={async () => blocker.proceed()}
    >
      <p>{t('common.form.leaveText')}</p>
    </Confirm>
  );
}
