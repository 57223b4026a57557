// Whether both panes fit beside each other; below that the chosen filing takes the whole page.
import { useSyncExternalStore } from 'react';

const WIDE = '(min-width: 1280px)';

function subscribe(onChange: () => void): () => void {
  const list = window.matchMedia(WIDE);
  list.addEventListener('change', onChange);
  return () => list.removeEventListener('change', onChange);
}

export function useIsWide(): boolean {
  return useSyncExternalStore(subscribe, () => window.matchMedia(WIDE).matches);
}
