// The tray at the foot of halls and records: what is put aside, how many more go in, and the way to the comparison. It
// stands behind the page, so that it keeps to the window's foot and covers nothing at the page's end.
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { Button, ButtonLink } from '../../../ui/button/Button.js';
import { Chip } from '../../../ui/status/Chip.js';
import css from './compare.module.css';
import { LEAST_COMPARED, MOST_COMPARED } from './comparison.js';
import { emptyTray, removeFromTray, useTray, type Noun } from './tray.js';

const HALLS: Record<Noun, string> = { achievement: '/achievements', demand: '/demands' };

export function CompareTray({ noun }: { noun: Noun }) {
  const { t } = useTranslation();
  const { items, isRefused } = useTray(noun);
  if (items.length === 0) return null;
  const address = `${HALLS[noun]}/compare?ids=${items.map((put) => put.id).join(',')}`;
  const words = isRefused ? 'compare.tray.full' : 'compare.tray.count';
  return createPortal(
    <section className={`${css.tray} no-print`} aria-label={t('compare.tray.label')}>
      <p className={isRefused ? css.refused : css.count} role="status">
        {t(words, { n: items.length, most: MOST_COMPARED })}
      </p>
      <ul className={css.chips}>
        {items.map((put) => (
          <li key={put.id}>
            <Chip label={put.title} onRemove={() => removeFromTray(noun, put.id)} />
          </li>
        ))}
      </ul>
      <div className={css.acts}>
        {items.length < LEAST_COMPARED ? (
          <span className="meta">{t('compare.tray.more')}</span>
        ) : (
          <ButtonLink to={address} intent="primary">
            {t('compare.tray.go')}
          </ButtonLink>
        )}
        <Button intent="text" onClick={() => emptyTray(noun)}>
          {t('compare.tray.clear')}
        </Button>
      </div>
    </section>,
    document.body,
  );
}
