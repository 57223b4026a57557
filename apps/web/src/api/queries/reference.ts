// Code lists and plan periods: public, cached for the visit.
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CodeHits, CodeList, CodeListName } from './reference-types.js';
import { api, take } from '../client.js';

const HOUR = 3_600_000;

export const codeListQuery = (name: CodeListName) =>
  queryOptions({
    queryKey: ['reference', 'list', name],
    queryFn: () => take<CodeList>(api.GET(`/api/reference/lists/${name}`, {})),
    staleTime: HOUR,
    gcTime: HOUR,
  });

export interface CodeOption {
  value: string;
  label: string;
  parent?: string | undefined;
}

/** English where the list has it. */
export function labelIn(language: string, item: { label: string; labelEn?: string | undefined }): string {
  return language === 'en' ? (item.labelEn ?? item.label) : item.label;
}

const none: readonly CodeOption[] = [];

/** Options of a code list for selects and facets; empty until it has arrived. */
export function useCodes(name: CodeListName): readonly CodeOption[] {
  const { language } = useTranslation().i18n;
  const { data } = useQuery(codeListQuery(name));
  return useMemo(
    () =>
      data?.items.map((item) => ({ value: item.code, label: labelIn(language, item), parent: item.parent })) ?? none,
    [data, language],
  );
}

/** Label of one code; the code itself until the list has arrived, "" for none. */
export function useCodeLabel(name: CodeListName): (code: string | null | undefined) => string {
  const { language } = useTranslation().i18n;
  const { data } = useQuery(codeListQuery(name));
  return useMemo(() => {
    const labels = new Map(data?.items.map((item) => [item.code, labelIn(language, item)]));
    return (code) => (code ? (labels.get(code) ?? code) : '');
  }, [data, language]);
}

/** Options of all regions; a name that several places have is told with its province. */
export function useRegions(): readonly CodeOption[] {
  const regions = useCodes('region');
  return useMemo(() => {
    const codes = new Map<string, number>();
    for (const { label } of regions) codes.set(label, (codes.get(label) ?? 0) + 1);
    const labels = new Map(regions.map(({ value, label }) => [value, label]));
    return regions.map(({ value, label }) => {
      const province = codes.get(label) === 1 ? undefined : labels.get(`${value.slice(0, 2)}0000`);
      return { value, label: province ? `${province} ${label}` : label };
    });
  }, [regions]);
}

/** Search in a long list (行业, 行政区划) on the server. */
export const codeSearchQuery = (name: CodeListName, q: string) =>
  queryOptions({
    // The path comes in the reader's language.
    queryKey: ['reference', 'search', name, q, document.documentElement.lang],
    queryFn: ({ signal }) =>
      take<CodeHits>(api.GET(`/api/reference/lists/${name}/search`, { params: { query: { q, limit: 30 } }, signal })),
    staleTime: HOUR,
  });
