// One closed period: what it was closed with, the check of it, and what came later.
import { DIFFERENCE_DIMENSIONS } from '@libs/dashboard/src/periods/period.schema.js';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams, useSearchParams } from 'react-router';
import { readSnapshot, snapshotQuery, type Snapshot } from '../../../api/queries/planning.js';
import { Allowed } from '../../../app/Allowed.js';
import { Button } from '../../../ui/button/Button.js';
import { DateText } from '../../../ui/figures/DateText.js';
import { Facts } from '../../../ui/record/Facts.js';
import { PrintButton, PrintSheet } from '../../../ui/record/PrintSheet.js';
import { RecordPage } from '../../../ui/record/RecordPage.js';
import { Section } from '../../../ui/record/Section.js';
import { ActionProblem } from '../../../ui/states/Problem.js';
import { Status } from '../../../ui/status/Status.js';
import { saveFile } from '../../../ui/save-file.js';
import { DifferenceView } from '../DifferenceView.js';
import css from '../../planning/planning.module.css';
import { VerifySnapshot } from './VerifySnapshot.js';

export default function ClosedPeriodPage() {
  return (
    <Allowed permission="period.read">
      <One />
    </Allowed>
  );
}

function One() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const query = useQuery(snapshotQuery(id));
  return (
    <RecordPage query={query}>
      {(closed) => ({
        crumbs: [
          { label: t('period.title'), to: `/desk/statistics/periods?kind=${closed.kind}` },
          { label: closed.label },
        ],
        title: t('period.record.title', { name: closed.label }),
        status: <Status tone="success">{t('period.closed')}</Status>,
        facts: [`${closed.startsOn} – ${closed.endsOn}`],
        tools: <PrintButton />,
        main: <Main closed={closed} />,
      })}
    </RecordPage>
  );
}

function Main({ closed }: { closed: Snapshot }) {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const { snapshot } = closed;
  const dimension = DIFFERENCE_DIMENSIONS.find((each) => each === params.get('dimension')) ?? 'all';
  const code = params.get('code') ?? undefined;
  return (
    <>
      <Section title={t('period.record.snapshot')} isCard>
        <Facts
          isComplete
          facts={[
            {
              label: t('period.cutoff'),
              value: t('period.cutoffWords', { seq: Number(snapshot.cutoffSeq).toLocaleString('en-US') }),
            },
            { label: t('period.closedAt'), value: <DateText at={snapshot.closedAt} as="minute" /> },
            { label: t('period.closedBy'), value: snapshot.closedBy?.name },
            { label: t('period.record.ruleSet'), value: snapshot.ruleSetVersion },
            { label: t('period.record.cells'), value: closed.cells.toLocaleString('en-US') },
            { label: t('period.record.sha256'), value: <code className={css.hash}>{snapshot.sha256}</code> },
            { label: t('period.record.chainHash'), value: <code className={css.hash}>{snapshot.chainHash}</code> },
          ]}
        />
        <div className={`${css.tools} no-print`}>
          <VerifySnapshot id={snapshot.id} />
          {closed.can['download'] === true && <Download closed={closed} />}
        </div>
      </Section>
      <Section title={t('period.record.since')} isCard>
        <p className="meta">{t('period.record.sinceLead')}</p>
        <div className={css.page}>
          <DifferenceView
            view={{ id: snapshot.id, dimension, code }}
            to={(change) =>
              `/desk/statistics/periods/${snapshot.id}?${new URLSearchParams({
                dimension: change.dimension,
                ...(change.code === undefined ? {} : { code: change.code }),
              }).toString()}`
            }
            onDimension={(next) => setParams({ dimension: next }, { preventScrollReset: true })}
          />
        </div>
      </Section>
      <PrintSheet />
    </>
  );
}

function Download({ closed }: { closed: Snapshot }) {
  const { t } = useTranslation();
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const save = async () => {
    setBusy(true);
    setError(null);
    try {
      saveFile(`snapshot-${closed.kind}-${closed.period}.json`.toLowerCase(), await readSnapshot(closed.snapshot.id));
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button isBusy={isBusy} onClick={() => void save()}>
        {t('period.record.download')}
      </Button>
      {error !== null && <ActionProblem error={error} />}
    </>
  );
}
