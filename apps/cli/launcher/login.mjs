// The login that api, worker and the commands use on the embedded PostgreSQL: a member of techmart_app and nothing else, so
// that leaving that role gives no more rights. The superuser only starts the server and migrates. Not used for a server
// that DATABASE_URL names.
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const LOGIN = 'techmart_login';

/**
 * The queue makes its tables itself, in a schema of its own, and asks for that schema at every start, which needs the right
 * to create one. What an earlier version made there as the superuser is handed over.
 */
const QUEUE_SCHEMA = 'bullmq';

/** @param {string} password hexadecimal digits */
const statements = (password) => `
  do $$
  declare
    item record;
  begin
    if not exists (select from pg_roles where rolname = '${LOGIN}') then
      create role ${LOGIN};
    end if;
    alter role ${LOGIN} login nosuperuser nocreatedb nocreaterole noreplication nobypassrls password '${password}';
    grant techmart_app to ${LOGIN};
    execute format('grant create on database %I to ${LOGIN}', current_database());
    create schema if not exists ${QUEUE_SCHEMA};
    alter schema ${QUEUE_SCHEMA} owner to ${LOGIN};
    for item in select c.oid::regclass as name from pg_class c
      where c.relnamespace = '${QUEUE_SCHEMA}'::regnamespace and c.relowner <> '${LOGIN}'::regrole and (c.relkind in ('r', 'p', 'v')
        or c.relkind = 'S' and not exists (select from pg_depend d where d.objid = c.oid and d.deptype in ('a', 'i')))
    loop
      execute format('alter table %s owner to ${LOGIN}', item.name);
    end loop;
    for item in select p.oid::regprocedure as name from pg_proc p
      where p.pronamespace = '${QUEUE_SCHEMA}'::regnamespace and p.proowner <> '${LOGIN}'::regrole
    loop
      execute format('alter routine %s owner to ${LOGIN}', item.name);
    end loop;
    for item in select t.oid::regtype as name from pg_type t
      where t.typnamespace = '${QUEUE_SCHEMA}'::regnamespace and t.typowner <> '${LOGIN}'::regrole and t.typtype in ('e', 'd')
    loop
      execute format('alter type %s owner to ${LOGIN}', item.name);
    end loop;
  end $$`;

/**
 * Brings the login to what it should be; after the migrations, which create techmart_app.
 * @param {{ dataDir: string, ownerUrl: string }} options the password stands in `<dataDir>/postgres.login`, made at the first call
 * @returns {Promise<string>} postgres://… of the login, same server and database
 */
export async function serveLogin({ dataDir, ownerUrl }) {
  const password = keptPassword(join(dataDir, 'postgres.login'));
  // Loaded here: the launcher runs before its packages are installed.
  const { default: pg } = await import('pg');
  const owner = new pg.Client({ connectionString: ownerUrl, application_name: 'techmart-login' });
  await owner.connect();
  try {
    await owner.query(statements(password));
  } finally {
    await owner.end();
  }
  const url = new URL(ownerUrl);
  url.username = LOGIN;
  url.password = password;
  return url.toString();
}

/** @param {string} file */
function keptPassword(file) {
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  const password = randomBytes(24).toString('hex');
  writeFileSync(file, password, { mode: 0o600 });
  return password;
}
