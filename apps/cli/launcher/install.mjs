// Installs the packages when they are missing or do not belong to the lock file.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './command.mjs';
import { step } from './progress.mjs';

/** npm writes this file last, so an interrupted installation has none. */
const INSTALLED = 'node_modules/.package-lock.json';
/** Our own note of the lock file that was installed: a fresh checkout gives an unchanged file a newer date. */
const STAMP = 'node_modules/.techmart-lock';

/** @param {string} root */
export async function installPackages(root) {
  if (isInstalled(root)) return;
  const npm = process.env.npm_execpath;
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund'];
  await step('安装依赖包，约一分钟 / installing packages, about a minute', async () => {
    if (npm?.endsWith('.js')) await run('安装依赖包 / npm ci', process.execPath, [npm, ...args], { cwd: root });
    else await run('安装依赖包 / npm ci', 'npm', args, { cwd: root });
  });
  writeFileSync(join(root, STAMP), digest(root));
}

/** @param {string} root */
export function isInstalled(root) {
  const installed = join(root, INSTALLED);
  if (!existsSync(installed)) return false;
  if (statSync(installed).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs) return true;
  const stamp = join(root, STAMP);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === digest(root);
}

/** @param {string} root */
function digest(root) {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
}
