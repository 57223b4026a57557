// What officials' figures are read from besides the ledger's rollups: the cells of a single entry, for scoped totals and
// for the recount that proves the rollups.
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The cells that an entry with these dimensions counts in; says in SQL what the ledger's rollupCells says in TypeScript,
 * and a spec compares the two.
 */
const CELLS = `
create function stat_ledger_cells(p_dimensions jsonb) returns table (dimension text, code text)
language sql immutable parallel safe as $$
  select 'all', 'all'
  union all select key, value from jsonb_each_text(p_dimensions)
  union select 'township', value from jsonb_each_text(p_dimensions) where key in ('sellerTownship', 'buyerTownship')
  union select 'park', value from jsonb_each_text(p_dimensions) where key in ('sellerPark', 'buyerPark')
$$;
`;

export class Dashboard1764000000110 implements MigrationInterface {
  readonly name = 'Dashboard1764000000110';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(CELLS);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
