// 发布需求: a new draft or an existing one. A draft saves itself and is online at once when published.
import { EditDemand } from '@libs/demand/src/demand.schema.js';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { newKey } from '../../../api/client.js';
import { demandQuery, draftDemand, editDemand, publishDemand } from '../../../api/queries/demands.js';
import type { Demand } from '../../../api/queries/listing-types.js';
import { Allowed } from '../../../app/Allowed.js';
import { FormPage } from '../../../ui/form/FormPage.js';
import { useDraft, type DraftRow } from '../../../ui/form/useDraft.js';
import { useForm } from '../../../ui/form/useForm.js';
import { Notice } from '../../../ui/states/Notice.js';
import { Problem } from '../../../ui/states/Problem.js';
import { Skeleton } from '../../../ui/states/Skeleton.js';
import { useFieldWords } from '../useFieldWords.js';
import { useSteps } from './useSteps.js';
import { BLANK, COMPLETENESS, PUBLICATION, valuesOf, type Values } from './values.js';

export default function DemandFormPage() {
  const { id } = useParams();
  return <Allowed permission="demand.draft">{id ? <Existing key={id} id={id} /> : <Editor record={null} />}</Allowed>;
}

function Existing({ id }: { id: string }) {
  const query = useQuery(demandQuery(id));
  if (query.data) return <Editor record={query.data} />;
  if (query.isError) return <Problem error={query.error} onRetry={() => void query.refetch()} isPage />;
  return <Skeleton rows={6} rowHeight={72} />;
}

const rowOf = (record: Demand): DraftRow => ({ id: record.id, version: record.office?.version ?? 1 });
const PRESETS = ['comparator'] as const;

function Editor({ record }: { record: Demand | null }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const cache = useQueryClient();
  const fieldWords = useFieldWords();
  const [key] = useState(newKey);
  const [started] = useState(record);
  const isDraft = started === null || started.state === 'DRAFT';
  const form = useForm<Values>(started ? valuesOf(started) : BLANK);
  const steps = useSteps(form);
  const keep = (saved: Demand) => {
    cache.setQueryData(['demand', 'one', saved.id], saved);
    void cache.invalidateQueries({ queryKey: ['demand-mine'] });
    return rowOf(saved);
  };
  const { row, save } = useDraft<Values>({
    start: started && rowOf(started),
    schema: EditDemand,
    presets: PRESETS,
    create: async (body) => {
      const saved = keep(await draftDemand(body, key));
      window.history.replaceState(window.history.state, '', `/desk/demands/${saved.id}/edit`);
      return saved;
    },
    edit: async ({ id, version }, body) => keep(await editDemand(id, { ...body, expectedVersion: version })),
  });
  const submit = async (values: Values) => {
    const saved = await save(values);
    if (isDraft) keep(await publishDemand(saved.id, `${key}p`));
    await cache.invalidateQueries({ queryKey: ['demand', 'list'] });
    void navigate(`/demands/${saved.id}`);
  };
  if (started && started.can.edit !== true) return <Notice>{t('demand.form.locked')}</Notice>;
  const canSave = isDraft && (row !== null || (form.values.title ?? '').trim().length >= 4);
  return (
    <FormPage
      title={t(started ? 'demand.form.editTitle' : 'demand.form.title')}
      lead={t(isDraft ? 'demand.form.lead' : 'demand.form.changeLead')}
      form={form}
      schema={PUBLICATION}
      steps={steps}
      save={canSave ? save : undefined}
      submit={submit}
      submitLabel={t(isDraft ? 'demand.form.submit' : 'demand.form.change')}
      labelOf={fieldWords}
      completeness={COMPLETENESS}
    />
  );
}
