// Texts of this installation: district, footer slots, frequent searches. A plain file beside the build (site.json),
// so that an operator can change it without building.
import { queryOptions } from '@tanstack/react-query';

export const FOOTER_SLOTS = [
  'organiser',
  'contact',
  'websiteCode',
  'icp',
  'police',
  'agencyMark',
  'faultReport',
  'siteMap',
] as const;
export type FooterSlot = (typeof FOOTER_SLOTS)[number];

export interface Site {
  district: string;
  searches: string[];
  footer: Partial<Record<FooterSlot, string>>;
}

export const siteQuery = queryOptions({
  queryKey: ['site', 'one'],
  queryFn: async (): Promise<Site> => {
    const response = await fetch('/site.json');
    return (await response.json()) as Site;
  },
  staleTime: Infinity,
});
