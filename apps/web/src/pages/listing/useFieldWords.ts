// The name of a field by its pointer, for what is missing and for faults: "/abstract" → "摘要".
import { useCallback } from 'react';
import { wordIfAny } from '../../i18n/index.js';

export function useFieldWords(area: 'achievement' | 'demand'): (pointer: string) => string {
  return useCallback(
    (pointer) => {
      const field = pointer.split('/')[1] ?? '';
      return wordIfAny(`${area}.field.${field}`) ?? field;
    },
    [area],
  );
}
