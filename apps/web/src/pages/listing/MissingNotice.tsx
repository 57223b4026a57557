// What a draft still lacks before it can go on, field by field.
import { useTranslation } from 'react-i18next';
import { Notice } from '../../ui/states/Notice.js';
import css from './listing.module.css';

interface MissingNoticeProps {
  title: string;
  missing: readonly { pointer: string; detail: string }[];
  labelOf: (pointer: string) => string;
}

export function MissingNotice({ title, missing, labelOf }: MissingNoticeProps) {
  const { t } = useTranslation();
  if (missing.length === 0) return null;
  return (
    <Notice tone="info">
      <p>{title}</p>
      <ul className={css.list}>
        {missing.map((each) => (
          <li key={each.pointer}>{t('common.pair', { label: labelOf(each.pointer), text: each.detail })}</li>
        ))}
      </ul>
    </Notice>
  );
}
