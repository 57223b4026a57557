// Ways of transfer in a few words: "许可 · 合作开发". The list of the server has the long names.
import { useCallback } from 'react';
import { useCodeLabel } from '../../api/queries/reference.js';
import { wordIfAny } from '../../i18n/index.js';

export function useModeWords(): (modes: readonly string[] | undefined) => string {
  const label = useCodeLabel('transformationMode');
  return useCallback(
    (modes) => (modes ?? []).map((mode) => wordIfAny(`enum.modeShort.${mode}`) ?? label(mode)).join(' · '),
    [label],
  );
}
