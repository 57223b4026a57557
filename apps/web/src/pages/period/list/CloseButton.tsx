// Closes a period, for ever: asks first.
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { closePeriod, type PeriodRow } from '../../../api/queries/planning.js';
import { ActionBar } from '../../../ui/record/ActionBar.js';

export function CloseButton({ row }: { row: PeriodRow }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const navigate = useNavigate();
  return (
    <ActionBar
      can={row.can}
      actions={[
        {
          key: 'close',
          label: t('period.close.act'),
          confirm: { title: t('period.close.title', { name: row.label }), text: t('period.close.text') },
          run: async () => {
            const snapshot = await closePeriod({ kind: row.kind, period: row.period });
            cache.setQueryData(['stat-period', 'one', snapshot.snapshot.id], snapshot);
            await cache.invalidateQueries({ queryKey: ['stat-period', 'list'] });
            await navigate(`/desk/statistics/periods/${snapshot.snapshot.id}`);
          },
        },
      ]}
    />
  );
}
