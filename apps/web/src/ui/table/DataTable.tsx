// Native table for desk work: sticky head, one unit in the caption, sort, a selected row; cards below 768 px.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import css from './data-table.module.css';

export interface Column<Row> {
  key: string;
  title: string;
  /** CSS width, e.g. "28%". */
  width?: string;
  align?: 'left' | 'right';
  /** Value of `sort` when this column can be sorted. */
  sort?: string;
  cell: (row: Row) => ReactNode;
}

interface DataTableProps<Row> {
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** What the table shows and the unit of its amounts: "金额单位：万元". */
  caption: string;
  /** Accessible name; the caption when absent. */
  label?: string;
  selectedId?: string | null;
  /** The first cell becomes a button that selects the row. */
  onSelect?: (row: Row) => void;
  /** Below 768 px each row is this card instead. */
  card?: (row: Row) => ReactNode;
  sort?: string;
  onSort?: (sort: string) => void;
}

export function DataTable<Row>(props: DataTableProps<Row>) {
  const { rows, rowKey, caption, label, card } = props;
  return (
    <div className={css.frame}>
      <div className={card ? css.wideOnly : ''}>
        <div className={css.scroll} tabIndex={0} role="region" aria-label={label ?? caption}>
          <table className={css.table}>
            <Head {...props} />
            <tbody>
              {rows.map((row) => (
                <Line key={rowKey(row)} row={row} table={props} />
              ))}
            </tbody>
          </table>
        </div>
      </div>
      {card && (
        <ul className={css.cards} aria-label={label ?? caption}>
          {rows.map((row) => (
            <li key={rowKey(row)} className={css.card}>
              {card(row)}
            </li>
          ))}
        </ul>
      )}
      <p className={css.caption}>{caption}</p>
    </div>
  );
}

function Head<Row>({ columns, sort, onSort }: DataTableProps<Row>) {
  const { t } = useTranslation();
  return (
    <thead>
      <tr>
        {columns.map((column) => {
          const isSorted = column.sort !== undefined && column.sort === sort;
          return (
            <th
              key={column.key}
              scope="col"
              style={{ width: column.width }}
              className={column.align === 'right' ? css.right : undefined}
              aria-sort={isSorted ? 'descending' : undefined}
            >
              {column.sort && onSort ? (
                <button type="button" className={css.sort} onClick={() => onSort(column.sort as string)}>
                  {column.title}
                  <span aria-hidden="true">{isSorted ? ' ↓' : ''}</span>
                  <span className="visually-hidden">{t('common.table.sortBy', { name: column.title })}</span>
                </button>
              ) : (
                column.title
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

function Line<Row>({ row, table }: { row: Row; table: DataTableProps<Row> }) {
  const { columns, rowKey, selectedId, onSelect } = table;
  const isSelected = selectedId !== undefined && selectedId === rowKey(row);
  return (
    <tr
      className={isSelected ? css.selected : undefined}
      onClick={onSelect ? () => onSelect(row) : undefined}
      data-live={onSelect ? '' : undefined}
    >
      {columns.map((column, at) => (
        <td key={column.key} className={column.align === 'right' ? css.right : undefined}>
          {at === 0 && onSelect ? (
            <button type="button" className={css.pick} aria-pressed={isSelected} onClick={() => onSelect(row)}>
              {column.cell(row)}
            </button>
          ) : (
            column.cell(row)
          )}
        </td>
      ))}
    </tr>
  );
}

/** Two lines in one cell: what it is, and the smaller fact under it. */
export function TwoLines({ first, second }: { first: ReactNode; second: ReactNode }) {
  return (
    <span className={css.two}>
      <span className={css.first}>{first}</span>
      <span className={css.second}>{second}</span>
    </span>
  );
}
