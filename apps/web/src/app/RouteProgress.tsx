// A thin line at the top while the next page is on its way, after 200 ms.
import { useNavigation } from 'react-router';
import { Delayed } from '../ui/states/Delayed.js';
import css from './shell.module.css';

export function RouteProgress() {
  const { state } = useNavigation();
  if (state !== 'loading') return null;
  return (
    <Delayed>
      <div className={css.progress} aria-hidden="true" />
    </Delayed>
  );
}
