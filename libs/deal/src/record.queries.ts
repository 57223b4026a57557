// One page of any of a deal's records, newest first, by id: every record has a uuid v7.
import { LessThan, type EntityTarget, type FindOptionsWhere } from 'typeorm';
import { decodeCursor, encodeCursor, type PageQuery, type Tx } from '@app/platform';

interface DealRecord {
  id: string;
  dealId: string;
}

/** @throws page.bad-cursor */
export async function recordPage<T extends DealRecord>(
  manager: Tx,
  record: EntityTarget<T>,
  dealId: string,
  { cursor, limit }: PageQuery,
): Promise<{ rows: T[]; nextCursor: string | null }> {
  const where = { dealId, ...(cursor === undefined ? {} : { id: LessThan(readId(cursor)) }) };
  const found = await manager.find(record, {
    where: where as FindOptionsWhere<T>,
    order: { id: 'DESC' } as never,
    take: limit + 1,
  });
  const rows = found.slice(0, limit);
  const last = found.length > limit ? rows.at(-1) : undefined;
  return { rows, nextCursor: last ? encodeCursor([last.id]) : null };
}

function readId(cursor: string): string {
  return decodeCursor(cursor, ['uuid'])[0] ?? '';
}
