// Puts a listing into the tray or takes it out: a box on the rows of a hall, a button on a record.
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button/Button.js';
import css from './compare.module.css';
import { addToTray, removeFromTray, useTray, type Noun, type Put } from './tray.js';

interface ToggleProps {
  noun: Noun;
  item: Put;
}

function useToggle({ noun, item }: ToggleProps) {
  const isIn = useTray(noun).items.some((put) => put.id === item.id);
  return { isIn, toggle: () => (isIn ? removeFromTray(noun, item.id) : addToTray(noun, item)) };
}

export function CompareBox(props: ToggleProps) {
  const { t } = useTranslation();
  const { isIn, toggle } = useToggle(props);
  return (
    <label className={css.box}>
      <input
        type="checkbox"
        checked={isIn}
        aria-label={t('compare.boxNamed', { title: props.item.title })}
        onChange={toggle}
      />
      {t('compare.box')}
    </label>
  );
}

export function CompareButton(props: ToggleProps) {
  const { t } = useTranslation();
  const { isIn, toggle } = useToggle(props);
  return <Button onClick={toggle}>{t(isIn ? 'compare.takeOut' : 'compare.putIn')}</Button>;
}
