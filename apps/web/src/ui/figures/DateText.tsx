// The only way to write a date. Relative dates carry the absolute one in their title.
import { useTranslation } from 'react-i18next';
import { dateWords, type DateStyle } from '../dates.js';

interface DateTextProps {
  /** An instant of the wire or a plain date. */
  at: string | null | undefined;
  as?: DateStyle;
}

export function DateText({ at, as = 'day' }: DateTextProps) {
  const { i18n } = useTranslation();
  const language = i18n.language;
  if (!at) return <span>—</span>;
  return (
    <time
      className="nowrap"
      dateTime={at}
      title={as === 'relative' ? dateWords(at, 'minute', { language }) : undefined}
    >
      {dateWords(at, as, { language })}
    </time>
  );
}
