// How a question may go on while it is typed: asked after a pause, the older asking given up, answers kept for a while.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

/** A word to search for, or a title with the address it leads to. */
export interface Suggested {
  text: string;
  to?: string | undefined;
}

/** Where suggestions come from: a noun for the cache, and what is asked. */
export interface SuggestSource {
  noun: string;
  ask: (q: string, signal: AbortSignal) => Promise<readonly Suggested[]>;
}

const PAUSE_MS = 150;
const KEPT_MS = 300_000;
const LONGEST = 60;
const none: readonly Suggested[] = [];

/** @param isOn false while nobody types or an input method still composes */
export function useSuggestions(source: SuggestSource | undefined, text: string, isOn: boolean): readonly Suggested[] {
  const [asked, setAsked] = useState('');
  const typed = isOn ? text.trim() : '';
  useEffect(() => {
    if (typed === '') {
      setAsked('');
      return undefined;
    }
    const timer = setTimeout(() => setAsked(typed), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  const isAsked = asked !== '' && asked.length <= LONGEST && source !== undefined;
  const { data } = useQuery({
    queryKey: [source?.noun, 'suggestions', asked],
    queryFn: ({ signal }) => source?.ask(asked, signal) ?? none,
    enabled: isAsked,
    staleTime: KEPT_MS,
    // Typing goes on without suggestions: the search itself says what is wrong.
    retry: false,
    placeholderData: keepPreviousData,
  });
  return isAsked ? (data ?? none) : none;
}
