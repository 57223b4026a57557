// One saved search: its name leads to the hall with that question; then nothing of it is new any more.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
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
import { Button } from '../../../ui/button/Button.js';
import { Confirm } from '../../../ui/dialog/Confirm.js';
import { DateText } from '../../../ui/figures/DateText.js';
import { Tag } from '../../../ui/status/Tag.js';
import { CadenceSelect } from './CadenceSelect.js';
import css from './page.module.css';
import { RenameDialog } from './RenameDialog.js';
import { useFilterWords } from './useFilterWords.js';

export function SavedSearchRow({ search }: { search: SavedSearch }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const filters = useFilterWords(search);
  const [open, setOpen] = useState<'rename' | 'delete' | null>(null);
  const refresh = () => client.invalidateQueries({ queryKey: ['saved-search', 'list'] });
  const look = useMutation({ mutationFn: () => lookAtSearch(search.id), onSettled: refresh });
  const change = async (cadence: Cadence) => {
    await changeSearch(search.id, { cadence });
    await refresh();
  };
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
          {filters.map(({ title, labels }) => (
            <span key={title}>{t('subscription.searches.filter', { title, labels })}</span>
          ))}
          {search.lastAlertAt && (
            <span>
              {t('subscription.searches.lastAlert')} <DateText at={search.lastAlertAt} as="relative" />
            </span>
          )}
        </p>
      </div>
      <div className={css.acts}>
        <CadenceSelect name={search.name} value={search.cadence} change={change} />
        <Button intent="text" size="small" onClick={() => setOpen('rename')}>
          {t('subscription.searches.rename')}
          <span className="visually-hidden">{t('common.after', { text: search.name })}</span>
        </Button>
        <Button intent="text" size="small" onClick={() => setOpen('delete')}>
          {t('subscription.searches.delete')}
          <span className="visually-hidden">{t('common.after', { text: search.name })}</span>
        </Button>
      </div>
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
