// The migrations: what they make is what the entities say, their order, and that no process serves an older schema.
import { DataSource } from 'typeorm';
import { migrationNames, migrations } from '@app/migrations';
import { ownerDataSource, requireSchema } from '@app/platform';
import { cloneDatabase, dropDatabase, testModule, type TestContext } from '@app/platform/testing';
import { ROOMS } from '../../apps/api/src/rooms.js';

/** Indexes, keys and checks are written in SQL only, in the migrations: an entity does not repeat them. */
const SQL_ONLY = /^(DROP INDEX |ALTER TABLE "\w+" DROP CONSTRAINT |COMMENT ON )/;

let rooms: TestContext;
let owner: DataSource;

beforeAll(async () => {
  rooms = await testModule({ imports: ROOMS });
  const entities = rooms.get(DataSource).entityMetadatas.map((entity) => entity.target);
  owner = ownerDataSource(rooms.url, migrations, entities);
  await owner.initialize();
});
afterAll(async () => {
  await owner.destroy();
  await rooms.close();
});

async function differences(source: DataSource): Promise<string[]> {
  const { upQueries } = await source.driver.createSchemaBuilder().log();
  return upQueries.map(({ query }) => query).filter((query) => !SQL_ONLY.test(query));
}

describe('the schema', () => {
  test('a fresh database has the columns that the entities name, and no others in their tables', async () => {
    expect(owner.entityMetadatas.length).toBeGreaterThan(20);
    expect(await differences(owner)).toEqual([]);
  });

  test('a column that differs is reported', async () => {
    await owner.query('alter table deal alter column title type varchar(7)');
    await owner.query('alter table deal add column planted integer');
    const found = await differences(owner);
    await owner.query('alter table deal drop column planted');
    expect(found.join('\n')).toMatch(/"planted"/);
    expect(found.join('\n')).toMatch(/"title"/);
  });

  test('every table of an entity belongs to a migration that ran', async () => {
    const rows: { name: string }[] = await owner.query('select name from schema_migration order by id');
    expect(rows.map((row) => row.name)).toEqual(migrationNames);
  });
});

describe('the list of migrations', () => {
  test('names are unique and in the order of their numbers', () => {
    const numbers = migrationNames.map((name) => Number(/(\d{13})$/.exec(name)?.[1]));
    expect(numbers.every(Number.isSafeInteger)).toBe(true);
    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
  });

  test('they go forward only', async () => {
    for (const Migration of migrations) await expect(new Migration().down()).rejects.toThrow(/forward/);
  });

  test('migrating a second time does nothing', async () => {
    expect(await owner.runMigrations()).toEqual([]);
  });
});

describe('an older schema', () => {
  let url: string;
  let source: DataSource;
  beforeAll(async () => {
    url = await cloneDatabase();
    source = ownerDataSource(url, migrations);
    await source.initialize();
  });
  afterAll(async () => {
    await source.destroy();
    await dropDatabase(url);
  });

  test('is not served; the missing migrations are named', async () => {
    await expect(requireSchema(source, migrationNames)).resolves.toBeUndefined();
    const last = migrationNames.at(-1);
    await source.query('delete from schema_migration where name = $1', [last]);
    await expect(requireSchema(source, migrationNames)).rejects.toThrow(`older than this build needs: ${last}`);
  });

  test('nor is a database without any schema', async () => {
    await source.query('drop table schema_migration');
    await expect(requireSchema(source, migrationNames)).rejects.toThrow(migrationNames[0]);
  });

  test('a newer one is: the old build runs beside it while servers change over', async () => {
    await expect(requireSchema(owner, migrationNames.slice(0, -1))).resolves.toBeUndefined();
  });
});
