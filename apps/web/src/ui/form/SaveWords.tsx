// "已保存 10:32": what autosave is doing, in words, announced politely.
import { useTranslation } from 'react-i18next';
import { ActionProblem } from '../states/Problem.js';
import type { SaveState } from './useAutosave.js';
import css from './form.module.css';

interface SaveWordsProps {
  autosave: { state: SaveState; error: unknown; savedAt: Date | null };
}

export function SaveWords({ autosave }: SaveWordsProps) {
  const { t } = useTranslation();
  const { state, savedAt, error } = autosave;
  if (state === 'failed') return <ActionProblem error={error} />;
  const time = savedAt?.toLocaleTimeString('zh-CN', {
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
    timeZone: 'Asia/Shanghai',
  });
  return (
    <span className={css.saved} role="status">
      {state === 'saving' && t('common.form.saving')}
      {state === 'dirty' && t('common.form.unsaved')}
      {state === 'saved' && time && t('common.form.savedAt', { time })}
    </span>
  );
}
