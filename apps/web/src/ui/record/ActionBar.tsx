// What this person can do now. The server decides: an absent ability is not drawn, a reason code is drawn disabled
// with the reason in words, `true` is live. Keeps the error of the last act beside the buttons.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, type ButtonIntent } from '../button/Button.js';
import { Confirm } from '../dialog/Confirm.js';
import { Menu, MenuItem } from '../menu/Menu.js';
import { ActionProblem } from '../states/Problem.js';
import { reasonWords } from '../states/problem-words.js';
import css from './action-bar.module.css';

/** `can` of a view: true, or the code of the reason why not. */
export type Can = Readonly<Record<string, true | string>>;

export interface Action {
  /** Its name in `can`. */
  key: string;
  label: string;
  intent?: ButtonIntent;
  /** Goes under "更多". */
  isMinor?: boolean;
  /** Question before the act; absent = at once. */
  confirm?: { title: string; text: string; isDanger?: boolean };
  run: () => Promise<unknown> | void;
}

interface ActionBarProps {
  can: Can;
  actions: readonly Action[];
  /** Pinned at the foot of the window or pane. */
  isSticky?: boolean;
}

export function ActionBar({ can, actions, isSticky }: ActionBarProps) {
  const { t } = useTranslation();
  const [busy, setBusy] = useState<string | null>(null);
  const [asked, setAsked] = useState<Action | null>(null);
  const [error, setError] = useState<unknown>(null);
  const shown = actions.filter((action) => can[action.key] !== undefined);
  if (shown.length === 0) return null;

  const run = async (action: Action) => {
    setBusy(action.key);
    setError(null);
    try {
      await action.run();
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(null);
    }
  };
  const press = (action: Action) => (action.confirm ? setAsked(action) : void run(action));
  const major = shown.filter((action) => !action.isMinor || can[action.key] !== true);
  const minor = shown.filter((action) => action.isMinor && can[action.key] === true);
  const blocked = major.filter((action) => can[action.key] !== true);

  return (
    <div className={`${css.bar} ${isSticky ? css.sticky : ''} no-print`}>
      <div className={css.buttons}>
        {major.map((action) => (
          <Button
            key={action.key}
            intent={action.intent}
            isBusy={busy === action.key}
            disabled={can[action.key] !== true}
            aria-describedby={can[action.key] === true ? undefined : `why-${action.key}`}
            onClick={() => press(action)}
          >
            {action.label}
          </Button>
        ))}
        {minor.length > 0 && (
          <Menu trigger={t('common.action.more')} align="start">
            {minor.map((action) => (
              <MenuItem key={action.key} onClick={() => press(action)}>
                {action.label}
              </MenuItem>
            ))}
          </Menu>
        )}
      </div>
      {blocked.map((action) => (
        <p key={action.key} id={`why-${action.key}`} className={css.reason}>
          {t('common.action.why', { act: action.label, reason: reasonWords(String(can[action.key])) })}
        </p>
      ))}
      {error !== null && <ActionProblem error={error} />}
      {asked?.confirm && (
        <Confirm
          isOpen
          title={asked.confirm.title}
          act={asked.label}
          isDanger={asked.confirm.isDanger}
          onClose={() => setAsked(null)}
          onConfirm={async () => asked.run()}
        >
          <p>{asked.confirm.text}</p>
        </Confirm>
      )}
    </div>
  );
}
