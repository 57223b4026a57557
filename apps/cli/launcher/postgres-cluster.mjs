// Creates the files of a new embedded PostgreSQL cluster (initdb). Does not start it.
import { execFile } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { StartFault } from './fault.mjs';
import { asPostgresUser, nativeFolder } from './postgres-user.mjs';

/** Of the PostgreSQL that the npm package ships. */
export const MAJOR_VERSION = '18';

/**
 * Made beside its final place and renamed at the end, so that an interrupted initdb leaves nothing half-made.
 * The builtin C.UTF-8 locale is needed: with LC_CTYPE=C pg_trgm finds no Chinese trigrams.
 * @param {{ folder: string, cluster: string, password: string }} options
 * @throws {StartFault} when initdb fails
 */
export async function initialise({ folder, cluster, password }) {
  const fresh = `${cluster}.new`;
  const passwordFile = join(folder, '.initdb-password');
  const user = asPostgresUser(cluster);
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  chmodSync(fresh, 0o700);
  if (user.ids) {
    chownSync(fresh, user.ids.uid, user.ids.gid);
    chownSync(passwordFile, user.ids.uid, user.ids.gid);
  }
  const login = ['-U', 'app', '--pwfile', passwordFile, '-A', 'scram-sha-256'];
  const locale = ['-E', 'UTF8', '--locale=C.UTF-8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const [command, args] = user.command(join(nativeFolder(), 'bin', 'initdb'), ['-D', fresh, ...login, ...locale]);
  try {
    await promisify(execFile)(command, args, { ...user.options, cwd: '/' });
    renameSync(fresh, cluster);
  } catch (error) {
    const { stderr, message } = /** @type {Error & { stderr?: string }} */ (error);
    const reason = (stderr || message).trim().split('\n').at(-1);
    throw new StartFault(
      `无法在 ${folder} 中建立数据库：${reason}`,
      `The database cannot be created in ${folder}: ${reason}`,
    );
  } finally {
    rmSync(passwordFile, { force: true });
  }
}
