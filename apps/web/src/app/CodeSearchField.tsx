// One code of a long list (行业, 行政区划), looked up on the server while typing; the chosen one keeps its name.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { pathWords } from '../api/queries/industry.js';
import { codeSearchQuery, labelIn } from '../api/queries/reference.js';
import { asText } from '../ui/fields/binding.js';
import type { FieldProps } from '../ui/fields/Field.js';
import { SearchSelectField } from '../ui/fields/SearchSelectField.js';

export function CodeSearchField({ list, ...field }: FieldProps & { list: 'industry' | 'region' }) {
  const { language } = useTranslation().i18n;
  const [q, setQ] = useState('');
  const chosen = asText(field.bind.value);
  const search = useQuery({ ...codeSearchQuery(list, useDeferredValue(q)), placeholderData: keepPreviousData });
  const current = useQuery({ ...codeSearchQuery(list, chosen), enabled: chosen !== '' });
  const found = search.data?.items ?? [];
  const kept = current.data?.items.filter((item) => item.code === chosen && !found.some((hit) => hit.code === chosen));
  const options = [...(kept ?? []), ...found].map((item) => ({
    value: item.code,
    label: pathWords({ ...item, label: labelIn(language, item) }, list),
  }));
  return <SearchSelectField {...field} options={options} onSearch={setQ} isLoading={search.isFetching} />;
}
