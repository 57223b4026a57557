// Light, dark or as the system says. The stored choice is read before the first paint by public/theme.js.
import { useSyncExternalStore } from 'react';

export const MODES = ['system', 'light', 'dark'] as const;
export type Mode = (typeof MODES)[number];

const KEY = 'techmart.theme';
const listeners = new Set<() => void>();
const system = window.matchMedia('(prefers-color-scheme: dark)');

function stored(): Mode {
  const value = localStorage.getItem(KEY);
  return value === 'light' || value === 'dark' ? value : 'system';
}

function apply() {
  const mode = stored();
  document.documentElement.dataset.theme = mode === 'dark' || (mode === 'system' && system.matches) ? 'dark' : 'light';
  for (const listener of listeners) listener();
}

system.addEventListener('change', apply);

/** Keeps the choice in this browser and repaints at once. */
export function setMode(mode: Mode) {
  if (mode === 'system') localStorage.removeItem(KEY);
  else localStorage.setItem(KEY, mode);
  apply();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The chosen mode and whether the page is dark now. */
export function useMode(): { mode: Mode; isDark: boolean } {
  const mode = useSyncExternalStore(subscribe, stored);
  const isDark = useSyncExternalStore(subscribe, () => document.documentElement.dataset.theme === 'dark');
  return { mode, isDark };
}
