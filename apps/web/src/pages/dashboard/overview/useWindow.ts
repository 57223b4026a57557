// The window of the cuts, kept in the address: the whole period, a year or a quarter of it.
import { useSearchParams } from 'react-router';
import type { FigureWindow } from '../../../api/queries/dashboard.js';

const YEAR = /^\d{4}$/;
const QUARTER = /^\d{4}-Q[1-4]$/;

/** Empty: the whole period. */
export function useWindow(period: string): [FigureWindow, string, (value: string) => void] {
  const [params, setParams] = useSearchParams();
  const value = params.get('window') ?? '';
  const window = {
    period,
    year: YEAR.test(value) ? value : undefined,
    quarter: QUARTER.test(value) ? value : undefined,
  };
  const onChange = (next: string) =>
    setParams(
      (before) => {
        const after = new URLSearchParams(before);
        if (next === '') after.delete('window');
        else after.set('window', next);
        return after;
      },
      { replace: true, preventScrollReset: true },
    );
  return [window, value, onChange];
}
