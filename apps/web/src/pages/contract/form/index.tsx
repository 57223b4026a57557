// 合同填报: one filing, step by step. The draft saves itself; after a return it shows what the registry asked for.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { newKey } from '../../../api/client.js';
import { ApiProblem } from '../../../api/problem.js';
import { contractQuery, editContract, submitContract } from '../../../api/queries/contracts.js';
import type { Contract } from '../../../api/queries/registry-types.js';
import { Allowed } from '../../../app/Allowed.js';
import { ButtonLink } from '../../../ui/button/Button.js';
import { FormPage } from '../../../ui/form/FormPage.js';
import { pointerOf } from '../../../ui/form/pointer.js';
import { useForm } from '../../../ui/form/useForm.js';
import { Empty } from '../../../ui/states/Empty.js';
import { Notice } from '../../../ui/states/Notice.js';
import { Problem } from '../../../ui/states/Problem.js';
import { reasonWords } from '../../../ui/states/problem-words.js';
import { Skeleton } from '../../../ui/states/Skeleton.js';
import { bindings } from './fields.js';
import { Corrections, Missing } from './Notices.js';
import { PrecheckPanel } from './PrecheckPanel.js';
import { useFieldWords } from './useFieldWords.js';
import { useSteps } from './useSteps.js';
import { ANYTHING, COMPLETENESS, completeness, storable, type Values } from './values.js';

export default function ContractFormPage() {
  const { id = '' } = useParams();
  return (
    <Allowed permission="contract.draft">
      <Existing key={id} id={id} />
    </Allowed>
  );
}

function Existing({ id }: { id: string }) {
  const { t } = useTranslation();
  const query = useQuery({ ...contractQuery(id), refetchOnWindowFocus: false });
  // Once open the form stays, whatever is read later: what was typed last is only in it.
  const [isOpen, setOpen] = useState(false);
  if (query.isError && !query.data) return <Problem error={query.error} onRetry={() => void query.refetch()} isPage />;
  if (!query.data) return <Skeleton rows={6} rowHeight={72} />;
  const mayEdit = query.data.can.edit === true;
  if (mayEdit && !isOpen) setOpen(true);
  if (mayEdit || isOpen) return <Editor contract={query.data} />;
  return (
    <Empty
      title={t('contract.form.locked')}
      act={<ButtonLink to={`/desk/contracts/${id}`}>{t('contract.form.toRecord')}</ButtonLink>}
    />
  );
}

function Editor({ contract }: { contract: Contract }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const cache = useQueryClient();
  const labelOf = useFieldWords();
  const [version, setVersion] = useState(contract.updatedAt);
  const [files, setFiles] = useState(contract.files);
  const form = useForm<Values>(contract.form);
  const { id, corrections } = contract;
  const isCorrection = contract.state === 'CORRECTION';
  const verdict = contract.can.submit ?? contract.can.resubmit;
  const maySubmit = verdict === true;

  const schema = useMemo(
    () =>
      completeness({
        required: t('contract.form.required'),
        overTotal: t('contract.form.overTotal'),
        sumOff: t('contract.form.sumOff'),
        licenceMode: t('contract.form.licenceMode'),
        declare: t('contract.form.declare'),
      }),
    [t],
  );
  const faults = useMemo(() => {
    const result = schema.safeParse(form.values);
    if (result.success) return [];
    return result.error.issues.map(({ path, message }) => ({ pointer: pointerOf(path), detail: message }));
  }, [schema, form.values]);
  const at = bindings(form, corrections, (reason) => t('contract.corrections.atField', { reason }));
  const steps = useSteps({
    form,
    at,
    contract: { ...contract, files },
    onFiles: (items) => {
      setFiles(items);
      setVersion(`${items.length}${Date.now()}`);
    },
  });
  const keep = (saved: Contract) => {
    cache.setQueryData(contractQuery(id).queryKey, saved);
    setVersion(saved.updatedAt);
    void cache.invalidateQueries({ queryKey: ['contract', 'list'] });
  };
  const save = async (values: Values) => {
    const part = storable(values);
    keep(await editContract(id, part.body));
    if (part.faults.length > 0) throw new ApiProblem(422, { code: 'form.partly-saved', errors: part.faults });
  };
  const submit = async (values: Values) => {
    await save(values);
    if (maySubmit) keep(await submitContract(id, newKey()));
    void navigate(`/desk/contracts/${id}`);
  };
  return (
    <FormPage
      title={t(isCorrection ? 'contract.form.correctTitle' : 'contract.form.title')}
      lead={t(contract.dealId ? 'contract.form.leadDeal' : 'contract.form.lead')}
      form={form}
      schema={maySubmit ? schema : ANYTHING}
      steps={steps}
      save={save}
      submit={submit}
      submitLabel={t(
        maySubmit ? (isCorrection ? 'contract.form.resubmit' : 'contract.form.submit') : 'contract.form.keep',
      )}
      labelOf={labelOf}
      completeness={COMPLETENESS}
      notice={(visit) => (
        <>
          <Corrections items={corrections} labelOf={labelOf} onVisit={visit} />
          <Missing faults={faults} labelOf={labelOf} onVisit={visit} />
        </>
      )}
      beforeSubmit={(visit) => (
        <>
          <PrecheckPanel id={id} version={version} onVisit={visit} />
          {typeof verdict === 'string' && <Notice tone="info">{reasonWords(verdict)}</Notice>}
        </>
      )}
    />
  );
}
