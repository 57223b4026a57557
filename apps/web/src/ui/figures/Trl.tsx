// Technology readiness as nine small bars and words: "TRL 7 · 中试".
import { useTranslation } from 'react-i18next';
import css from './trl.module.css';

const stageOf = (level: number) => (level >= 8 ? 'production' : level >= 6 ? 'pilot' : level >= 4 ? 'small' : 'lab');

export function Trl({ level }: { level: number | null | undefined }) {
  const { t } = useTranslation();
  if (!level) return null;
  return (
    <span className={css.trl}>
      <span className={css.bars} aria-hidden="true">
        {Array.from({ length: 9 }, (_, at) => (
          <span key={at} className={at < level ? css.on : css.bar} />
        ))}
      </span>
      {`TRL ${level} · ${t(`common.trl.${stageOf(level)}`)}`}
    </span>
  );
}
