// The versions there were, newest first: who saved what and why, and the way back.
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  restoreWords,
  wordsOfVersion,
  type WordListDraft,
  type WordsDesk,
  type WordsVersion,
} from '../../../api/queries/search-words.js';
import { Button } from '../../../ui/button/Button.js';
import { DateText } from '../../../ui/figures/DateText.js';
import { Section } from '../../../ui/record/Section.js';
import { Empty } from '../../../ui/states/Empty.js';
import { ActionProblem } from '../../../ui/states/Problem.js';
import { Status } from '../../../ui/status/Status.js';
import { NoteDialog } from './NoteDialog.js';
import css from './page.module.css';

interface VersionsProps {
  desk: WordsDesk;
  /** The draft has changes that a version brought back would overwrite. */
  isDirty: boolean;
  onRestored: (next: WordsDesk) => void;
  /** The words of a version are to be edited on. */
  onTaken: (draft: WordListDraft) => void;
}

export function Versions({ desk, isDirty, onRestored, onTaken }: VersionsProps) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<number | null>(null);
  const take = useMutation({ mutationFn: wordsOfVersion, onSuccess: onTaken });
  const seenVersion = desk.list.version;
  return (
    <Section title={t('words.versions')} isCard>
      {desk.versions.length === 0 && <Empty title={t('words.noVersions')}>{t('words.noVersionsText')}</Empty>}
      <ol className={css.versions}>
        {desk.versions.map((version) => (
          <li key={version.version} className={css.version}>
            <Facts version={version} isLive={version.version === seenVersion} />
            {version.version !== seenVersion && (
              <span className={css.acts}>
                <Button
                  size="small"
                  isBusy={take.isPending && take.variables === version.version}
                  onClick={() => take.mutate(version.version)}
                  aria-label={t('words.takeNamed', { version: version.version })}
                >
                  {t('words.take')}
                </Button>
                <Button
                  size="small"
                  disabled={isDirty}
                  onClick={() => setChosen(version.version)}
                  aria-label={t('words.restoreNamed', { version: version.version })}
                >
                  {t('words.restore')}
                </Button>
              </span>
            )}
          </li>
        ))}
      </ol>
      {isDirty && desk.versions.length > 1 && <p className="meta">{t('words.draftFirst')}</p>}
      {take.isError && <ActionProblem error={take.error} />}
      <NoteDialog
        title={t('words.restoreNamed', { version: chosen ?? 0 })}
        text={t('words.saveText')}
        act={t('words.restore')}
        isOpen={chosen !== null}
        onClose={() => setChosen(null)}
        onConfirm={async (note) => onRestored(await restoreWords(chosen ?? 0, { note, seenVersion }))}
      />
    </Section>
  );
}

function Facts({ version, isLive }: { version: WordsVersion; isLive: boolean }) {
  const { t } = useTranslation();
  const { savedAt, savedBy, note, restoredFrom, groups, stopWords } = version;
  return (
    <div className={css.facts}>
      <p className={css.name}>
        <strong>{t('words.version', { version: version.version })}</strong>
        {isLive && <Status tone="success">{t('words.live')}</Status>}
        <span>{note}</span>
      </p>
      <p className="meta">
        <DateText at={savedAt} as="minute" /> {savedBy} · {t('words.contents', { groups, stopWords })}
        {restoredFrom !== null && ` · ${t('words.restoredFrom', { version: restoredFrom })}`}
      </p>
    </div>
  );
}
