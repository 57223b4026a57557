// Structured indicators of a demand: 现值 → 目标值, with unit and how it is verified.
import { useTranslation } from 'react-i18next';
import type { DemandTarget } from '../../api/queries/listing-types.js';
import { DataTable } from '../../ui/table/DataTable.js';
import css from './demand.module.css';

export function Targets({ targets }: { targets: readonly DemandTarget[] }) {
  const { t } = useTranslation();
  const wanted = (target: DemandTarget) =>
    `${t(`enum.comparator.${target.comparator}`)} ${target.targetValue} ${target.unit}`.trim();
  const current = (target: DemandTarget) =>
    target.currentValue ? `${target.currentValue} ${target.unit}`.trim() : '—';
  return (
    <DataTable
      caption={t('demand.targets.caption')}
      rows={targets}
      rowKey={(target) => `${target.name}${target.targetValue}`}
      columns={[
        { key: 'name', title: t('demand.targets.name'), width: '28%', cell: (target) => target.name },
        { key: 'current', title: t('demand.targets.current'), cell: current },
        { key: 'target', title: t('demand.targets.target'), cell: (target) => <strong>{wanted(target)}</strong> },
        {
          key: 'verification',
          title: t('demand.targets.verification'),
          width: '28%',
          cell: (target) => target.verification || '—',
        },
      ]}
      card={(target) => (
        <>
          <p className={css.target}>
            <span>{target.name}</span>
            <strong>{wanted(target)}</strong>
          </p>
          <p className="meta">{t('common.pair', { label: t('demand.targets.current'), text: current(target) })}</p>
          {target.verification && (
            <p className="meta">
              {t('common.pair', { label: t('demand.targets.verification'), text: target.verification })}
            </p>
          )}
        </>
      )}
    />
  );
}
