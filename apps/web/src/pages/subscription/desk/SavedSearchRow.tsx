// One saved search: its name leads to the hall with that question; then nothing of it is new any more.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import {
  changeSearch,
  deleteSearch,
  lookAtSearch,
  type Cadence,
  type SavedSearch,
} from '../../../api/queries/subscriptions.js';
import { hallOf } from '../../../app/subscription/asked.js';
import { useCadences } from '../../../app/subscription/useCadences.js';
import { Button } from '../../../ui/button/Button.js';
import { Confirm } from '../../../ui/dialog/Confirm.js';
import { DateText } from '../../../ui/figures/DateText.js';
import { ActionProblem } from '../../../ui/states/Problem.js';
import { Tag } from '../../../ui/status/Tag.js';
import css from './page.module.css';
import { RenameDialog } from './RenameDialog.js';

export function SavedSearchRow({ search }: { search: SavedSearch }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const cadences = useCadences();
  const id = useId();
  const [open, setOpen] = useState<'rename' | 'delete' | null>(null);
  const refresh = () => client.invalidateQueries({ queryKey: ['saved-search', 'list'] });
  const look = useMutation({ mutationFn: () => lookAtSearch(search.id), onSettled: refresh });
  const change = useMutation({
    mutationFn: (cadence: Cadence) => changeSearch(search.id, { cadence }),
    onSettled: refresh,
  });
  const filterCount = Object.keys(search.filters).length;
  return (
    <>
      <div className={css.what}>
        <h3 className={css.name}>
          <Link to={hallOf(search)} onClick={() => look.mutate()}>
            {search.name}
          </Link>
          <Tag>{t(`common.nav.${search.noun === 'achievement' ? 'achievements' : 'demands'}`)}</Tag>
          {search.newCount > 0 && (
            <strong className={css.new}>{t('subscription.searches.new', { n: search.newCount })}</strong>
          )}
        </h3>
        <p className={css.facts}>
          {search.q && <span>{t('subscription.searches.words', { q: search.q })}</span>}
          {filterCount > 0 && <span>{t('subscription.searches.filters', { n: filterCount })}</span>}
          {search.lastAlertAt && (
            <span>
              {t('subscription.searches.lastAlert')} <DateText at={search.lastAlertAt} as="relative" />
            </span>
          )}
        </p>
      </div>
      <div className={css.acts}>
        <label className="visually-hidden" htmlFor={id}>
          {t('subscription.searches.cadenceOf', { name: search.name })}
        </label>
        <select
          id={id}
          className={css.cadence}
          value={change.isPending ? change.variables : search.cadence}
          onChange={(event) => change.mutate(event.target.value as Cadence)}
        >
          {cadences.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
        <Button intent="text" size="small" onClick={() => setOpen('rename')}>
          {t('subscription.searches.rename')}
          <span className="visually-hidden">{`：${search.name}`}</span>
        </Button>
        <Button intent="text" size="small" onClick={() => setOpen('delete')}>
          {t('subscription.searches.delete')}
          <span className="visually-hidden">{`：${search.name}`}</span>
        </Button>
      </div>
      {change.isError && <ActionProblem error={change.error} />}
      {open === 'rename' && <RenameDialog search={search} onClose={() => setOpen(null)} />}
      <Confirm
        title={t('subscription.searches.deleteTitle', { name: search.name })}
        act={t('subscription.searches.delete')}
        isDanger
        isOpen={open === 'delete'}
        onClose={() => setOpen(null)}
        onConfirm={async () => {
          await deleteSearch(search.id);
          await refresh();
        }}
      >
        <p>{t('subscription.searches.deleteText')}</p>
      </Confirm>
    </>
  );
}
