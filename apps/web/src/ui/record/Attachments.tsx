// Files of a record: name, size, who may see them. The address comes from the page; opening needs the session.
import { useTranslation } from 'react-i18next';
import { Icon } from '../Icon.js';
import css from './attachments.module.css';

export interface Attachment {
  id: string;
  name: string;
  sizeBytes: number;
  note?: string | undefined;
}

/** "12 KB", "3.4 MB". */
export function sizeWords(bytes: number): string {
  return bytes < 1_048_576 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1_048_576).toFixed(1)} MB`;
}

export function Attachments({ files, onOpen }: { files: readonly Attachment[]; onOpen: (file: Attachment) => void }) {
  const { t } = useTranslation();
  if (files.length === 0) return <p className="meta">{t('common.state.noFiles')}</p>;
  return (
    <ul className={css.files}>
      {files.map((file) => (
        <li key={file.id}>
          <button type="button" className={css.file} onClick={() => onOpen(file)}>
            <Icon name="file" />
            <span className={css.name}>{file.name}</span>
            <span className="meta">{[sizeWords(file.sizeBytes), file.note].filter(Boolean).join(' · ')}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
