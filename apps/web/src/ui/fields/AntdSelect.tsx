// The antd half of SearchSelectField.
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { AntdTheme } from '../../theme/AntdTheme.js';
import { asList, asText, type Binding } from './binding.js';
import type { ControlIds } from './Field.js';
import type { Option } from './SelectField.js';

interface AntdSelectProps {
  ids: ControlIds;
  bind: Binding;
  options: readonly Option[];
  isMany?: boolean | undefined;
  placeholder?: string | undefined;
  onSearch?: ((text: string) => void) | undefined;
  isLoading?: boolean | undefined;
}

export default function AntdSelect({ ids, bind, options, isMany, placeholder, onSearch, isLoading }: AntdSelectProps) {
  const { t } = useTranslation();
  const value = isMany ? asList(bind.value).map(asText) : asText(bind.value) || undefined;
  return (
    <AntdTheme>
      <Select
        {...ids}
        style={{ width: '100%' }}
        status={bind.error ? 'error' : undefined}
        mode={isMany ? 'multiple' : undefined}
        value={value}
        disabled={bind.isReadOnly}
        loading={isLoading}
        allowClear
        placeholder={placeholder ?? t('common.form.search')}
        options={options.map((option) => ({ value: option.value, label: option.label }))}
        showSearch={onSearch ? { filterOption: false, onSearch } : { optionFilterProp: 'label' }}
        onChange={(next: string | string[] | undefined) => bind.set(next ?? null)}
        notFoundContent={t('common.state.noOptions')}
      />
    </AntdTheme>
  );
}
