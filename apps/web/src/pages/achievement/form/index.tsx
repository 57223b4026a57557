// 发布成果: a new draft or an existing one. A draft saves itself; changes to a published one are sent together.
import { EditAchievement } from '@libs/achievement/src/achievement.schema.js';
import { useTranslation } from 'react-i18next';
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
import { Notice } from '../../../ui/states/Notice.js';
import { StoredListing } from '../../listing/StoredListing.js';
import { useFieldWords } from '../../listing/useFieldWords.js';
import { useListingEditor } from '../../listing/useListingEditor.js';
import { SeenBy } from './SeenBy.js';
import { useSteps } from './useSteps.js';
import { BLANK, CHANGE, COMPLETENESS, SUBMISSION, valuesOf, type Values } from './values.js';

export default function AchievementFormPage() {
  return (
    <Allowed permission="achievement.draft">
      <StoredListing queryOf={achievementQuery}>{(record) => <Editor record={record} />}</StoredListing>
    </Allowed>
  );
}

const PREVIEWS = ['PUBLIC', 'REGISTERED', 'MATCHED'] as const;

function Editor({ record }: { record: Achievement | null }) {
  const { t } = useTranslation();
  const fieldWords = useFieldWords('achievement');
  const { form, isDraft, isNew, isLocked, row, save, submit } = useListingEditor<Achievement, Values>({
    record,
    noun: 'achievement',
    home: '/achievements',
    blank: BLANK,
    valuesOf,
    schema: EditAchievement,
    draft: draftAchievement,
    edit: editAchievement,
    send: submitAchievement,
  });
  const steps = useSteps(form);
  if (isLocked) return <Notice>{t('achievement.form.locked')}</Notice>;
  return (
    <FormPage
      title={t(isNew ? 'achievement.form.title' : 'achievement.form.editTitle')}
      lead={t(isDraft ? 'achievement.form.lead' : 'achievement.form.changeLead')}
      form={form}
      schema={isDraft ? SUBMISSION : CHANGE}
      steps={steps}
      save={save}
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
