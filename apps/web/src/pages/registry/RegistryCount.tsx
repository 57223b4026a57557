// How many filings wait for the registry, for the menu.
import { useQuery } from '@tanstack/react-query';
import { deskStatsQuery } from '../../api/queries/registry.js';

export function RegistryCount() {
  const { data } = useQuery(deskStatsQuery);
  return data && data.pending > 0 ? <>{data.pending}</> : null;
}
