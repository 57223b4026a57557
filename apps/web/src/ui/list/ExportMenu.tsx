// "导出" beside a list or a table: all of it as a workbook or as CSV, however few rows the page has loaded.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TableFormat } from '@libs/platform/src/document/format.schema.js';
import { todayInShanghai } from '../dates.js';
import { Menu, MenuItem } from '../menu/Menu.js';
import { saveFile } from '../save-file.js';
import { ActionProblem } from '../states/Problem.js';

interface ExportMenuProps {
  /** Name of the file, before the day. */
  title: string;
  file: (format: TableFormat) => Promise<Blob>;
}

export function ExportMenu({ title, file }: ExportMenuProps) {
  const { t } = useTranslation();
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const save = async (format: TableFormat) => {
    setBusy(true);
    setError(null);
    try {
      saveFile(`${title}-${todayInShanghai()}.${format}`, await file(format));
    } catch (fault) {
      setError(fault);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Menu trigger={t(isBusy ? 'common.export.busy' : 'common.export.act')}>
        <MenuItem onClick={() => void save('xlsx')}>{t('common.export.xlsx')}</MenuItem>
        <MenuItem onClick={() => void save('csv')}>{t('common.export.csv')}</MenuItem>
      </Menu>
      <span role="status" className="visually-hidden">
        {isBusy && t('common.export.busy')}
      </span>
      {error !== null && <ActionProblem error={error} />}
    </>
  );
}
