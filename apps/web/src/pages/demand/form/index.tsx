// 发布需求: a new draft or an existing one. A draft saves itself and is online at once when published.
import { EditDemand } from '@libs/demand/src/demand.schema.js';
import { useTranslation } from 'react-i18next';
import { demandQuery, draftDemand, editDemand, publishDemand } from '../../../api/queries/demands.js';
import type { Demand } from '../../../api/queries/listing-types.js';
import { Allowed } from '../../../app/Allowed.js';
import { FormPage } from '../../../ui/form/FormPage.js';
import { Notice } from '../../../ui/states/Notice.js';
import { StoredListing } from '../../listing/StoredListing.js';
import { useFieldWords } from '../../listing/useFieldWords.js';
import { useListingEditor } from '../../listing/useListingEditor.js';
import { useSteps } from './useSteps.js';
import { BLANK, COMPLETENESS, PUBLICATION, valuesOf, type Values } from './values.js';

export default function DemandFormPage() {
  return (
    <Allowed permission="demand.draft">
      <StoredListing queryOf={demandQuery}>{(record) => <Editor record={record} />}</StoredListing>
    </Allowed>
  );
}

const PRESETS = ['comparator'] as const;

function Editor({ record }: { record: Demand | null }) {
  const { t } = useTranslation();
  const fieldWords = useFieldWords('demand');
  const { form, isDraft, isNew, isLocked, save, submit } = useListingEditor<Demand, Values>({
    record,
    noun: 'demand',
    home: '/demands',
    blank: BLANK,
    valuesOf,
    schema: EditDemand,
    presets: PRESETS,
    draft: draftDemand,
    edit: editDemand,
    send: publishDemand,
  });
  const steps = useSteps(form);
  if (isLocked) return <Notice>{t('demand.form.locked')}</Notice>;
  return (
    <FormPage
      title={t(isNew ? 'demand.form.title' : 'demand.form.editTitle')}
      lead={t(isDraft ? 'demand.form.lead' : 'demand.form.changeLead')}
      form={form}
      schema={PUBLICATION}
      steps={steps}
      save={save}
      submit={submit}
      submitLabel={t(isDraft ? 'demand.form.submit' : 'demand.form.change')}
      labelOf={fieldWords}
      completeness={COMPLETENESS}
    />
  );
}
