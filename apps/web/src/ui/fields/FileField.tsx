// Files of a form. The page says how one is uploaded; the form holds the list of what the server answered.
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../button/Button.js';
import { sizeWords } from '../record/Attachments.js';
import { ActionProblem } from '../states/Problem.js';
import { Chip } from '../status/Chip.js';
import { asList } from './binding.js';
import { Field, type FieldProps } from './Field.js';
import css from './field.module.css';

export interface UploadedFile {
  fileId: string;
  name: string;
  sizeBytes: number;
}

interface FileFieldProps extends FieldProps {
  upload: (file: File) => Promise<UploadedFile>;
  /** E.g. ".pdf,.jpg". */
  accept?: string;
  max?: number;
  maxBytes?: number;
}

export function FileField({ upload, accept, max = 10, maxBytes = 20 * 1_048_576, ...field }: FileFieldProps) {
  const { t } = useTranslation();
  const { bind } = field;
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const files = asList(bind.value) as readonly UploadedFile[];
  const take = async (list: FileList | null) => {
    setError(null);
    setBusy(true);
    try {
      const added: UploadedFile[] = [];
      for (const file of [...(list ?? [])].slice(0, max - files.length)) {
        if (file.size > maxBytes)
          throw new Error(t('common.form.fileTooLarge', { name: file.name, size: sizeWords(maxBytes) }));
        added.push(await upload(file));
        bind.set([...files, ...added]);
      }
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
      if (input.current) input.current.value = '';
    }
  };
  return (
    <Field {...field}>
      {(ids) => (
        <>
          <div className={css.tags}>
            {files.map((file) => (
              <Chip
                key={file.fileId}
                label={`${file.name} · ${sizeWords(file.sizeBytes)}`}
                onRemove={() => bind.set(files.filter((each) => each.fileId !== file.fileId))}
              />
            ))}
          </div>
          <div className={css.file}>
            <input
              {...ids}
              ref={input}
              className="visually-hidden"
              type="file"
              tabIndex={-1}
              multiple={max > 1}
              accept={accept}
              onChange={(event) => void take(event.target.files)}
            />
            <Button isBusy={busy} disabled={files.length >= max} onClick={() => input.current?.click()}>
              {t('common.form.chooseFile')}
            </Button>
            <span className="meta">{t('common.form.fileRule', { size: sizeWords(maxBytes), max })}</span>
          </div>
          {error !== null && <ActionProblem error={error} />}
        </>
      )}
    </Field>
  );
}
