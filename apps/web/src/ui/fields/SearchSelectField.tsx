// One or several of a long list (行业, 行政区划), searched while typing. antd's Select, loaded only where it is used.
import { lazy, Suspense } from 'react';
import { Field, type FieldProps } from './Field.js';
import type { Option } from './SelectField.js';
import css from './field.module.css';

const AntdSelect = lazy(() => import('./AntdSelect.js'));

export interface SearchSelectProps extends FieldProps {
  options: readonly Option[];
  isMany?: boolean;
  placeholder?: string;
  /** Given: the server searches; else the options are filtered here. */
  onSearch?: (text: string) => void;
  isLoading?: boolean;
}

export function SearchSelectField({ options, isMany, placeholder, onSearch, isLoading, ...field }: SearchSelectProps) {
  return (
    <Field {...field}>
      {(ids) => (
        <Suspense fallback={<span className={css.input} />}>
          <AntdSelect
            ids={ids}
            bind={field.bind}
            options={options}
            isMany={isMany}
            placeholder={placeholder}
            onSearch={onSearch}
            isLoading={isLoading}
          />
        </Suspense>
      )}
    </Field>
  );
}
