// What is put aside for a comparison, per kind of listing, for the visit: kept in the tab, the same on every page.
import { useSyncExternalStore } from 'react';
import { MOST_COMPARED } from './comparison.js';

export type Noun = 'achievement' | 'demand';

export interface Put {
  id: string;
  title: string;
}

interface Tray {
  items: readonly Put[];
  /** The last one was refused because the tray is full. */
  isRefused: boolean;
}

const nothing: Tray = { items: [], isRefused: false };
const trays = new Map<Noun, Tray>();
const listeners = new Set<() => void>();
const keyOf = (noun: Noun) => `techmart.compare.${noun}`;

function isPut(value: unknown): value is Put {
  const put = value as Partial<Put> | null;
  return typeof put?.id === 'string' && typeof put.title === 'string';
}

function stored(noun: Noun): Tray {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(keyOf(noun)) ?? '[]');
    return Array.isArray(kept) ? { items: kept.filter(isPut).slice(0, MOST_COMPARED), isRefused: false } : nothing;
  } catch {
    return nothing;
  }
}

function trayOf(noun: Noun): Tray {
  const tray = trays.get(noun) ?? stored(noun);
  trays.set(noun, tray);
  return tray;
}

function keep(noun: Noun, tray: Tray): void {
  trays.set(noun, tray);
  try {
    sessionStorage.setItem(keyOf(noun), JSON.stringify(tray.items));
  } catch {
    // A browser that keeps nothing still compares within the page.
  }
  for (const listener of listeners) listener();
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function addToTray(noun: Noun, { id, title }: Put): void {
  const { items } = trayOf(noun);
  if (items.some((put) => put.id === id)) return;
  if (items.length >= MOST_COMPARED) keep(noun, { items, isRefused: true });
  else keep(noun, { items: [...items, { id, title }], isRefused: false });
}

export function removeFromTray(noun: Noun, id: string): void {
  keep(noun, { items: trayOf(noun).items.filter((put) => put.id !== id), isRefused: false });
}

export function emptyTray(noun: Noun): void {
  keep(noun, nothing);
}

export function useTray(noun: Noun): Tray {
  return useSyncExternalStore(listen, () => trayOf(noun));
}
