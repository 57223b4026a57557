// A chosen filter or word that can be taken away again.
import { useTranslation } from 'react-i18next';
import { Icon } from '../Icon.js';
import css from './status.module.css';

export function Chip({ label, onRemove }: { label: string; onRemove: () => void }) {
  const { t } = useTranslation();
  return (
    <span className={css.chip}>
      <span className={css.chipText}>{label}</span>
      <button
        type="button"
        className={css.remove}
        onClick={onRemove}
        aria-label={t('common.action.removeNamed', { name: label })}
      >
        <Icon name="close" size={12} />
      </button>
    </span>
  );
}
