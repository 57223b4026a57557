// The table of a comparison. The names of fields stay in sight while it is pushed sideways; long texts open on demand.
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Icon } from '../../../ui/Icon.js';
import css from './compare.module.css';
import { differenceIn, type CompareGroup, type CompareRow } from './comparison.js';

export interface CompareColumn {
  id: string;
  title: string;
  /** Absent: not visible to this reader. */
  to: string | undefined;
  note: string;
  act: ReactNode;
}

interface TableProps {
  label: string;
  columns: readonly CompareColumn[];
  groups: readonly CompareGroup[];
  onRemove: (id: string) => void;
}

/** Characters that fit into the closed lines of a cell. */
const LONG = 90;

export function CompareTable({ label, columns, groups, onRemove }: TableProps) {
  const { t } = useTranslation();
  return (
    <div className={css.scroll} role="region" aria-label={label} tabIndex={0}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col" className={css.corner}>
              {t('compare.field')}
            </th>
            {columns.map((column) => (
              <th key={column.id} scope="col">
                <div className={css.head}>
                  <span className={css.name}>
                    {column.to ? <Link to={column.to}>{column.title}</Link> : column.title}
                  </span>
                  <button
                    type="button"
                    className={`${css.remove} no-print`}
                    aria-label={t('common.action.removeNamed', { name: column.title })}
                    onClick={() => onRemove(column.id)}
                  >
                    <Icon name="close" size={14} />
                  </button>
                </div>
                <span className="meta">{column.note}</span>
                {column.act && <div className={`${css.act} no-print`}>{column.act}</div>}
              </th>
            ))}
          </tr>
        </thead>
        {groups.map((group) => (
          <tbody key={group.key}>
            <tr>
              <th scope="rowgroup" colSpan={columns.length + 1} className={css.group}>
                <span>{group.title}</span>
              </th>
            </tr>
            {group.rows.map((row) => (
              <Row key={row.key} row={row} ids={columns.map((column) => column.id)} />
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

function Row({ row, ids }: { row: CompareRow; ids: readonly string[] }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const difference = differenceIn(row);
  const isLong = row.cells.some((cell) => cell.text.length > LONG);
  return (
    <tr>
      <th scope="row" className={css.label}>
        <span>{row.label}</span>
        {difference && <span className={css[difference]}>{t(`compare.${difference}`)}</span>}
        {isLong && (
          <button
            type="button"
            className={`${css.more} no-print`}
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
          >
            {t(isOpen ? 'compare.close' : 'compare.open')}
            <span className="visually-hidden">{row.label}</span>
          </button>
        )}
      </th>
      {row.cells.map((cell, at) => (
        <td key={ids[at]} className={cell.isTold ? undefined : css.untold}>
          <div className={isLong && !isOpen ? css.closed : css.text}>{cell.text}</div>
        </td>
      ))}
    </tr>
  );
}
