// The chosen filing: amounts, pre-check, likeness, parties, content, files, history; the decisions are pinned below.
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useContractReading } from '../../../api/queries/contract-reading.js';
import { contractQuery } from '../../../api/queries/contracts.js';
import type { Contract } from '../../../api/queries/registry-types.js';
import { ContractFiles } from '../../../app/ContractFiles.js';
import { ContractPapers } from '../../../app/ContractPapers.js';
import { Amounts } from '../../../ui/contract/Amounts.js';
import { ContractClock } from '../../../ui/contract/ContractClock.js';
import { PartyFacts, PaymentPlan, Terms } from '../../../ui/contract/ContractParts.js';
import { ContractStatus } from '../../../ui/contract/ContractStatus.js';
import { PrecheckList } from '../../../ui/contract/PrecheckList.js';
import { Icon } from '../../../ui/Icon.js';
import { Timeline } from '../../../ui/record/Timeline.js';
import { Problem } from '../../../ui/states/Problem.js';
import { Skeleton } from '../../../ui/states/Skeleton.js';
import { Acts } from './Acts.js';
import css from './detail.module.css';
import { Similar } from './Similar.js';
import { Verdicts } from './Verdicts.js';

export function Detail({ id, onBack }: { id: string; onBack: () => void }) {
  const { t } = useTranslation();
  const query = useQuery(contractQuery(id));
  return (
    <aside className={css.pane} aria-label={t('registry.detail')}>
      <div className={css.scroll} tabIndex={0} role="region" aria-label={t('registry.detail')}>
        <button type="button" className={css.back} onClick={onBack}>
          <Icon name="left" size={16} />
          {t('registry.back')}
        </button>
        {query.data && <Body contract={query.data} />}
        {query.isPending && <Skeleton rows={6} rowHeight={72} />}
        {query.isError && !query.data && <Problem error={query.error} onRetry={() => void query.refetch()} />}
      </div>
      {query.data && <Acts contract={query.data} />}
    </aside>
  );
}

function Body({ contract }: { contract: Contract }) {
  const { t } = useTranslation();
  const { form, precheck } = contract;
  const { labels, industry, seller, buyer, items } = useContractReading(contract);
  return (
    <>
      <header className={css.head}>
        <p className="meta">
          {contract.number} · {labels.subType(contract.subType)}
        </p>
        <h2>{contract.projectName}</h2>
        <p className={css.parties}>
          {contract.sellerName} → {contract.buyerName}
        </p>
        <div className={css.state}>
          <ContractStatus state={contract.state} />
          {contract.clerkName && <span className="meta">{t('registry.clerk', { name: contract.clerkName })}</span>}
          <Link to={`/desk/contracts/${contract.id}`}>{t('registry.wholeRecord')}</Link>
        </div>
        <ContractClock clock={contract.clock} />
      </header>
      <Verdicts contract={contract} />
      <Part title={t('contract.record.money')}>
        <Amounts
          totalFen={contract.totalFen}
          technicalFen={contract.technicalFen}
          receivedFen={contract.receivedFen}
          items={items}
        />
        <PaymentPlan steps={form.paymentPlan} />
      </Part>
      {precheck && (
        <Part
          title={t('contract.precheck.title')}
          aside={t('registry.precheckCount', {
            passed: precheck.passed,
            open: precheck.blocking + precheck.warnings,
          })}
        >
          <PrecheckList precheck={precheck} groundOf={labels.ground} />
        </Part>
      )}
      <Part title={t('registry.similar.title')}>
        <Similar id={contract.id} />
      </Part>
      <Part title={t('contract.record.parties')}>
        <PartyFacts title={t('contract.side.seller')} party={form.seller} labels={labels} region={seller} />
        <PartyFacts title={t('contract.side.buyer')} party={form.buyer} labels={labels} region={buyer} />
      </Part>
      <Part title={t('contract.record.terms')}>
        <Terms form={form} labels={labels} industry={industry} />
        <p className={css.text}>{form.technicalContent}</p>
        {form.clauseText && (
          <details>
            <summary>{t('contract.field.clauseText')}</summary>
            <p className={css.text}>{form.clauseText}</p>
          </details>
        )}
      </Part>
      <Part title={t('contract.files.title')}>
        <ContractFiles contract={contract} />
      </Part>
      <Part title={t('contract.papers.title')}>
        <ContractPapers contract={contract} />
      </Part>
      <Part title={t('contract.record.timeline')}>
        <Timeline
          entries={contract.timeline.toReversed().map((step, at) => ({
            id: `${step.occurredAt}${at}`,
            at: step.occurredAt,
            actor: step.actorName,
            verb: t(`enum.contractAction.${step.action as 'submit'}`),
            note: step.note,
          }))}
        />
      </Part>
    </>
  );
}

function Part({ title, aside, children }: { title: string; aside?: string; children: ReactNode }) {
  return (
    <section className={css.part} aria-label={title}>
      <div className={css.partHead}>
        <h3>{title}</h3>
        {aside && <span className="meta">{aside}</span>}
      </div>
      {children}
    </section>
  );
}
