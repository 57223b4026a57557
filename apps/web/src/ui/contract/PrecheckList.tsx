// What the pre-check found, worst first, each with its source and how to mend it; what passed is folded away.
import { useTranslation } from 'react-i18next';
import type { Finding, Precheck } from '../../api/queries/registry-types.js';
import { Status } from '../status/Status.js';
import css from './precheck-list.module.css';

interface PrecheckListProps {
  precheck: Precheck;
  /** Label of a ground of refusal. */
  groundOf: (code: string) => string;
  /** Leads to the field; absent where the form is not open. */
  onVisit?: (pointer: string) => void;
}

export function PrecheckList({ precheck, groundOf, onVisit }: PrecheckListProps) {
  const { t } = useTranslation();
  const open = precheck.findings.filter((finding) => finding.severity !== 'pass');
  const passed = precheck.findings.filter((finding) => finding.severity === 'pass');
  return (
    <div className={css.precheck}>
      <ul>
        {open.map((finding, at) => (
          <Row key={`${finding.ruleId}${at}`} finding={finding} groundOf={groundOf} onVisit={onVisit} />
        ))}
      </ul>
      {passed.length > 0 && (
        <details className={css.passed}>
          <summary>
            {open.length === 0
              ? t('contract.precheck.allPassed', { n: passed.length })
              : t('contract.precheck.passedN', { n: passed.length })}
          </summary>
          <ul>
            {passed.map((finding) => (
              <li key={finding.ruleId} className={css.pass}>
                <span>{finding.title}</span>
                <span className="meta">{finding.source}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
      <p className="meta">{t('contract.precheck.rules', { version: precheck.ruleSetVersion })}</p>
    </div>
  );
}

interface RowProps {
  finding: Finding;
  groundOf: (code: string) => string;
  onVisit: ((pointer: string) => void) | undefined;
}

function Row({ finding, groundOf, onVisit }: RowProps) {
  const { t } = useTranslation();
  const { pointer } = finding;
  const isBlocking = finding.severity === 'blocking';
  return (
    <li className={css.row}>
      <Status tone={isBlocking ? 'error' : 'warning'}>
        {t(isBlocking ? 'enum.severity.blocking' : 'enum.severity.warning')}
      </Status>
      <div className={css.words}>
        <p>
          {finding.title}
          {finding.ground && (
            <span className={css.ground} title={groundOf(finding.ground)}>
              {t('contract.precheck.ground', { ground: groundOf(finding.ground) })}
            </span>
          )}
        </p>
        {finding.detail && <p className={css.detail}>{finding.detail}</p>}
        {finding.remedy && (
          <p className={css.detail}>
            {t('contract.precheck.remedy')}
            {finding.remedy}
          </p>
        )}
        <p className="meta">{finding.source}</p>
        {pointer && onVisit && (
          <button type="button" className={css.visit} onClick={() => onVisit(pointer)}>
            {t('contract.precheck.visit')}
          </button>
        )}
      </div>
    </li>
  );
}
