// 发布成果: a new draft or an existing one. A draft saves itself; changes to a published one are sent together.
import { EditAchievement } from '@libs/achievement/src/achievement.schema.js';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { newKey } from '../../../api/client.js';
import {
  achievementQuery,
  draftAchievement,
  editAchievement,
  submitAchievement,
} from '../../../api/queries/achievements.js';
import type { Achievement } from '../../../api/queries/listing-types.js';
import { Allowed } from '../../../app/Allowed.js';
import { CheckField } from '../../../ui/fields/ChoiceField.js';
import { FormPage } from '../../../ui/form/FormPage.js';
import { useDraft, type DraftRow } from '../../../ui/form/useDraft.js';
import { useForm } from '../../../ui/form/useForm.js';
import { Notice } from '../../../ui/states/Notice.js';
import { Problem } from '../../../ui/states/Problem.js';
import { Skeleton } from '../../../ui/states/Skeleton.js';
import { useFieldWords } from '../useFieldWords.js';
import { SeenBy } from './SeenBy.js';
import { useSteps } from './useSteps.js';
import { BLANK, CHANGE, COMPLETENESS, SUBMISSION, valuesOf, type Values } from './values.js';

export default function AchievementFormPage() {
  const { id } = useParams();
  return (
    <Allowed permission="achievement.draft">{id ? <Existing key={id} id={id} /> : <Editor record={null} />}</Allowed>
  );
}

function Existing({ id }: { id: string }) {
  const query = useQuery(achievementQuery(id));
  if (query.data) return <Editor record={query.data} />;
  if (query.isError) return <Problem error={query.error} onRetry={() => void query.refetch()} isPage />;
  return <Skeleton rows={6} rowHeight={72} />;
}

const PREVIEWS = ['PUBLIC', 'REGISTERED', 'MATCHED'] as const;
const rowOf = (record: Achievement): DraftRow => ({ id: record.id, version: record.office?.version ?? 1 });

function Editor({ record }: { record: Achievement | null }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const cache = useQueryClient();
  const fieldWords = useFieldWords();
  const [key] = useState(newKey);
  const [started] = useState(record);
  const isDraft = started === null || started.state === 'DRAFT';
  const form = useForm<Values>(started ? valuesOf(started) : BLANK);
  const steps = useSteps(form);
  const keep = (saved: Achievement) => {
    cache.setQueryData(['achievement', 'one', saved.id], saved);
    void cache.invalidateQueries({ queryKey: ['achievement-mine'] });
    return rowOf(saved);
  };
  const { row, save } = useDraft<Values>({
    start: started && rowOf(started),
    schema: EditAchievement,
    create: async (body) => {
      const saved = keep(await draftAchievement(body, key));
      window.history.replaceState(window.history.state, '', `/desk/achievements/${saved.id}/edit`);
      return saved;
    },
    edit: async ({ id, version }, body) => keep(await editAchievement(id, { ...body, expectedVersion: version })),
  });
  const submit = async (values: Values) => {
    const saved = await save(values);
    if (isDraft) keep(await submitAchievement(saved.id, `${key}s`));
    void navigate(`/achievements/${saved.id}`);
  };
  if (started && started.can.edit !== true) {
    return <Notice>{t('achievement.form.locked')}</Notice>;
  }
  const canSave = isDraft && (row !== null || (form.values.title ?? '').trim().length >= 4);
  return (
    <FormPage
      title={t(started ? 'achievement.form.editTitle' : 'achievement.form.title')}
      lead={t(isDraft ? 'achievement.form.lead' : 'achievement.form.changeLead')}
      form={form}
      schema={isDraft ? SUBMISSION : CHANGE}
      steps={steps}
      save={canSave ? save : undefined}
      submit={submit}
      submitLabel={t(isDraft ? 'achievement.form.submit' : 'achievement.form.change')}
      labelOf={fieldWords}
      completeness={COMPLETENESS}
      previews={
        row
          ? PREVIEWS.map((level) => ({
              key: level,
              label: t(`enum.reader.${level}`),
              render: () => <SeenBy id={row.id} level={level} version={row.version} />,
            }))
          : undefined
      }
      beforeSubmit={
        isDraft ? (
          <CheckField
            bind={form.bind('/declaresNoSecrets')}
            label={t('achievement.field.declaresNoSecrets')}
            statement={t('achievement.form.declaration')}
            isRequired
          />
        ) : undefined
      }
    />
  );
}
