// The values of an indicator in a period: what counts, the platform's and the reported one, always named.
import { useTranslation } from 'react-i18next';
import type { IndicatorCard, IndicatorReading } from '../../api/queries/planning.js';
import { DateText } from '../../ui/figures/DateText.js';
import { Meter } from '../../ui/figures/Meter.js';
import { StatValue } from '../../ui/figures/StatValue.js';
import { TwoLines } from '../../ui/table/DataTable.js';

type Measured = Pick<IndicatorCard, 'kind' | 'unit' | 'name'>;

export function SystemCell({ of, reading: { system } }: { of: Measured; reading: IndicatorReading }) {
  const { t } = useTranslation();
  if (!system) return <span className="meta">{t('indicator.noSystem')}</span>;
  const second = system.beside ? (
    <>
      {t(`indicator.metric.${system.beside.metric}`)} <StatValue {...of} value={system.beside.value} />
    </>
  ) : (
    <DateText at={system.asOf} as="minute" />
  );
  return (
    <TwoLines
      first={
        <>
          {system.metric && `${t(`indicator.metric.${system.metric}`)} `}
          <StatValue {...of} value={system.value} />
        </>
      }
      second={second}
    />
  );
}

export function ReportedCell({ of, reading: { reported } }: { of: Measured; reading: IndicatorReading }) {
  const { t } = useTranslation();
  if (!reported) return <span className="meta">{t('indicator.noEvidence')}</span>;
  return (
    <TwoLines
      first={
        <>
          {reported.metric && `${t(`indicator.metric.${reported.metric}`)} `}
          <StatValue {...of} value={reported.value} />
        </>
      }
      second={
        <>
          {t('indicator.asOf')} <DateText at={reported.asOf} as="column" />
        </>
      }
    />
  );
}

export function TargetCell({ of, reading: { target } }: { of: Measured; reading: IndicatorReading }) {
  const { t } = useTranslation();
  if (!target) return <span className="meta">{t('indicator.noTarget')}</span>;
  const notes = [target.metric && t(`indicator.metric.${target.metric}`), target.isDemo && t('indicator.demo')].filter(
    Boolean,
  );
  return (
    <TwoLines
      first={<StatValue {...of} value={target.target} />}
      second={
        <>
          {target.baseline && (
            <>
              {t('indicator.baseline')} <StatValue {...of} value={target.baseline} />{' '}
            </>
          )}
          {notes.join(' · ')}
        </>
      }
    />
  );
}

export function ProgressCell({ of, reading }: { of: Measured; reading: IndicatorReading }) {
  const { t } = useTranslation();
  if (reading.progress === null || !reading.current) return <span className="meta">—</span>;
  const percent = `${(Math.floor(reading.progress * 1000) / 10).toFixed(1)}%`;
  return (
    <Meter
      label={t(`indicator.basis.${reading.current.basis}`, { name: of.name })}
      ratio={reading.progress}
      figure={percent}
    />
  );
}
