// What the draft would change, question by question: hits before and after, and the first ten with what came and went.
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toProblem } from '../../../api/problem.js';
import type { FieldError } from '../../../api/problem.js';
import { previewWords, type WordListDraft, type WordsDesk } from '../../../api/queries/search-words.js';
import { siteQuery } from '../../../api/queries/site.js';
import { Button } from '../../../ui/button/Button.js';
import { TagField } from '../../../ui/fields/TagField.js';
import { useForm, type Form } from '../../../ui/form/useForm.js';
import { Section } from '../../../ui/record/Section.js';
import { ActionProblem } from '../../../ui/states/Problem.js';
import { Switcher } from '../../../ui/Switcher.js';
import { Effects } from './Effects.js';
import css from './page.module.css';

const HALLS = ['achievement', 'demand'] as const;
/** Typed by the operator, and offered by the house. */
const MOST_TYPED = 10;
const MOST_OFFERED = 20;

interface TrialProps {
  form: Form<WordListDraft>;
  questions: WordsDesk['questions'];
  onRefused: (errors: readonly FieldError[]) => void;
}

export function Trial({ form: draft, questions, onRefused }: TrialProps) {
  const { t } = useTranslation();
  const { data: site } = useQuery(siteQuery);
  const form = useForm<{ typed: string[] }>({ typed: [] });
  const [hall, setHall] = useState<(typeof HALLS)[number]>('achievement');
  const offered = [...new Set([...questions[hall], ...(site?.searches ?? [])])].slice(0, MOST_OFFERED);
  const asked = [...new Set([...form.values.typed, ...offered])];
  const trial = useMutation({
    mutationFn: (tried: WordListDraft) => previewWords({ noun: hall, draft: tried, questions: asked }),
    onMutate: () => draft.setErrors([]),
    onError: (failure) => onRefused(toProblem(failure).errors),
  });
  return (
    <Section title={t('words.trial')} isCard>
      <div className={css.form}>
        <p className="meta">{t('words.trialText', { n: offered.length })}</p>
        <Switcher
          label={t('words.hall')}
          value={hall}
          options={HALLS.map((each) => ({ value: each, label: t(`words.halls.${each}`) }))}
          onChange={(next) => {
            trial.reset();
            setHall(next);
          }}
        />
        <TagField bind={form.bind('/typed')} label={t('words.typed')} hint={t('words.typedHint')} max={MOST_TYPED} />
        <div className={css.acts}>
          <Button
            isBusy={trial.isPending}
            reason={asked.length > 0 ? undefined : t('words.nothingAsked')}
            onClick={() => trial.mutate(draft.values)}
          >
            {t('words.try')}
          </Button>
        </div>
        {trial.isError && <ActionProblem error={trial.error} />}
        {trial.data && trial.variables !== draft.values && <p className="meta">{t('words.stale')}</p>}
        {trial.data && trial.variables === draft.values && <Effects effects={trial.data.items} hall={hall} />}
      </div>
    </Section>
  );
}
