// Step 6: files with what each of them is, and what the seller declares with the filing.
import { FILE_KINDS } from '@libs/contract/src/contract.schema.js';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addContractFile, contractQuery, removeContractFile } from '../../../api/queries/contracts.js';
import type { Contract, ContractFile, FileKind } from '../../../api/queries/registry-types.js';
import { Button } from '../../../ui/button/Button.js';
import { ChoiceField } from '../../../ui/fields/ChoiceField.js';
import { sizeWords } from '../../../ui/record/Attachments.js';
import { ActionProblem } from '../../../ui/states/Problem.js';
import { Meter } from '../../../ui/figures/Meter.js';
import type { StepProps } from './fields.js';
import css from './page.module.css';

const KINDS = Object.keys(FILE_KINDS) as FileKind[];
const DECLARATIONS = ['isWritten', 'sealMatches', 'isFirstFiling', 'isTrue'] as const;
const MAX_BYTES = 20 * 1_048_576;

interface PaperFieldsProps extends StepProps {
  contract: Contract;
  onFiles: (files: ContractFile[]) => void;
}

export function PaperFields({ form, at, contract, onFiles }: PaperFieldsProps) {
  const { t } = useTranslation();
  const declarations = form.values.declarations ?? {
    isWritten: false,
    sealMatches: false,
    isFirstFiling: false,
    isTrue: false,
  };
  const bind = at('/declarations');
  const inner = DECLARATIONS.map((name) => at(`/declarations/${name}`).error).find(Boolean);
  const choose = (value: unknown) => {
    const chosen = value as readonly string[];
    bind.set(Object.fromEntries(DECLARATIONS.map((name) => [name, chosen.includes(name)])));
  };
  return (
    <>
      <section className={css.files} aria-label={t('contract.files.title')}>
        <h3>{t('contract.files.title')}</h3>
        <p className="meta">{t('contract.files.rule', { size: sizeWords(MAX_BYTES) })}</p>
        {KINDS.map((kind) => (
          <KindFiles key={kind} kind={kind} contract={contract} onFiles={onFiles} />
        ))}
      </section>
      <ChoiceField
        bind={{
          ...bind,
          error: bind.error ?? inner,
          value: DECLARATIONS.filter((name) => declarations[name]),
          set: choose,
        }}
        label={t('contract.field.declarations')}
        hint={t('contract.hint.declarations')}
        options={DECLARATIONS.map((name) => ({ value: name, label: t(`contract.declaration.${name}`) }))}
        isMany
        isRequired
      />
    </>
  );
}

interface KindFilesProps {
  kind: FileKind;
  contract: Contract;
  onFiles: (files: ContractFile[]) => void;
}

function KindFiles({ kind, contract, onFiles }: KindFilesProps) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const label = t(`enum.contractFileKind.${kind}`);
  const files = contract.files.filter((file) => file.kind === kind);
  const run = async (work: () => Promise<{ items: ContractFile[] }>) => {
    setBusy(true);
    setError(null);
    try {
      onFiles((await work()).items);
      void cache.invalidateQueries({ queryKey: contractQuery(contract.id).queryKey });
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
      if (input.current) input.current.value = '';
    }
  };
  const add = async (list: FileList | null) => {
    for (const file of list ?? []) {
      if (file.size > MAX_BYTES) {
        setError(new Error(t('common.form.fileTooLarge', { name: file.name, size: sizeWords(MAX_BYTES) })));
        return;
      }
      await run(() => addContractFile(contract.id, kind, file));
    }
  };
  return (
    <div className={css.kind}>
      <div className={css.kindHead}>
        <span>
          {label}
          {kind === 'CONTRACT_TEXT' ? null : <span className="meta"> {t('common.form.optional')}</span>}
        </span>
        <input
          ref={input}
          className="visually-hidden"
          type="file"
          tabIndex={-1}
          multiple
          aria-label={label}
          accept=".pdf,.png,.jpg,.jpeg"
          onChange={(event) => void add(event.target.files)}
        />
        <Button size="small" isBusy={isBusy} onClick={() => input.current?.click()}>
          {t('contract.files.add', { kind: label })}
        </Button>
      </div>
      <ul>
        {files.map((file) => (
          <li key={file.id} className={css.fileRow}>
            <span>
              {file.name} <span className="meta">{sizeWords(file.size)}</span>
            </span>
            <Button
              size="small"
              intent="text"
              aria-label={t('common.action.removeNamed', { name: file.name })}
              onClick={() => void run(() => removeContractFile(contract.id, file.id))}
            >
              {t('contract.files.remove')}
            </Button>
          </li>
        ))}
      </ul>
      {isBusy && <Meter label={t('contract.files.uploading')} ratio={undefined} />}
      {error !== null && <ActionProblem error={error} />}
    </div>
  );
}
