// Installs the packages when they are missing or are not those of the lock file.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './command.mjs';
import { step } from './progress.mjs';

/** npm writes this list of what it has installed last of all, so an interrupted installation has none. */
const INSTALLED = 'node_modules/.package-lock.json';

/** @param {string} root */
export async function installPackages(root) {
  if (isInstalled(root)) return;
  const npm = process.env.npm_execpath;
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund'];
  await step('安装依赖包，约一分钟 / installing packages, about a minute', async () => {
    if (npm?.endsWith('.js')) await run('安装依赖包 / npm ci', process.execPath, [npm, ...args], { cwd: root });
    else await run('安装依赖包 / npm ci', 'npm', args, { cwd: root });
  });
}

/**
 * True when every package that running needs is installed at the version of the lock file. Versions are compared, not
 * file dates: a checkout or a copy gives an unchanged lock file a newer date.
 * @param {string} root
 */
export function isInstalled(root) {
  if (!existsSync(join(root, INSTALLED))) return false;
  const installed = packagesOf(join(root, INSTALLED));
  return Object.entries(packagesOf(join(root, 'package-lock.json'))).every(([path, wanted]) => {
    const isNeeded = path !== '' && !wanted.optional && !wanted.dev && !wanted.devOptional && !wanted.peer;
    return !isNeeded || installed[path]?.version === wanted.version;
  });
}

/**
 * @typedef {{ version: string, optional?: boolean, dev?: boolean, devOptional?: boolean, peer?: boolean }} Package
 * @param {string} file
 * @returns {Record<string, Package>} by folder
 */
function packagesOf(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}
