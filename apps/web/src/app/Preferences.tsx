// Language and light/dark, in every bar.
import { useTranslation } from 'react-i18next';
import { setLanguage } from '../i18n/index.js';
import { MODES, setMode, useMode } from '../theme/mode.js';
import { Icon } from '../ui/Icon.js';
import { Menu, MenuItem } from '../ui/menu/Menu.js';
import css from './shell.module.css';

export function LanguageSwitch() {
  const { i18n } = useTranslation();
  const isEnglish = i18n.language === 'en';
  return (
    <button
      type="button"
      className={css.language}
      lang={isEnglish ? 'zh-CN' : 'en'}
      onClick={() => void setLanguage(isEnglish ? 'zh-CN' : 'en')}
    >
      {isEnglish ? '中文' : 'English'}
    </button>
  );
}

export function ThemeSwitch() {
  const { t } = useTranslation();
  const { mode, isDark } = useMode();
  return (
    <Menu
      label={t('common.theme.label')}
      triggerClass={css.iconButton}
      trigger={<Icon name={isDark ? 'sun' : 'moon'} />}
    >
      {MODES.map((each) => (
        <MenuItem key={each} onClick={() => setMode(each)}>
          {t(`common.theme.${each}`)}
          {each === mode && ` ${t('common.theme.chosen')}`}
        </MenuItem>
      ))}
    </Menu>
  );
}
