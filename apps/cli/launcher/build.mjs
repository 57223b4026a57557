// Builds server and portal when a source is newer than the last finished build.
import { existsSync, mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './command.mjs';
import { StartFault } from './fault.mjs';
import { step } from './progress.mjs';

const COMMON = ['package.json', 'package-lock.json'];

/** A stamp is written when its build has finished, so an interrupted build is done again. */
const TARGETS = [
  {
    script: 'build:server',
    label: '构建服务端 / building the server',
    stamp: 'dist/apps/.built',
    sources: ['apps/api', 'apps/worker', 'apps/cli/src', 'libs', 'migrations', '.swcrc', ...COMMON],
  },
  {
    script: 'build:web',
    label: '构建网页 / building the portal',
    stamp: 'dist/web/.built',
    sources: ['apps/web', 'libs', 'tools', ...COMMON],
  },
];

/**
 * @param {string} root
 * @param {string[]} [scripts] which builds; both when absent
 * @throws {StartFault} when the build fails or the folder cannot be written
 */
export async function buildWhatChanged(root, scripts = TARGETS.map(({ script }) => script)) {
  for (const { script, label, stamp, sources } of TARGETS.filter((target) => scripts.includes(target.script))) {
    const file = join(root, stamp);
    const builtAt = existsSync(file) ? statSync(file).mtimeMs : 0;
    if (newest(root, sources) <= builtAt) continue;
    const began = new Date();
    requireWritable(root);
    await step(label, () => run(label, 'npm', ['run', '--silent', script], { cwd: root }));
    writeFileSync(file, '');
    // What changed while it was building is newer than the stamp.
    utimesSync(file, began, began);
  }
}

/** The date of the newest source; folders count too, because a deleted file changes only its folder. @param {string} root @param {string[]} paths */
function newest(root, paths) {
  let latest = 0;
  const visit = (/** @type {string} */ path) => {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (!stats || path.endsWith('.spec.ts')) return;
    latest = Math.max(latest, stats.mtimeMs);
    if (!stats.isDirectory()) return;
    for (const name of readdirSync(path)) visit(join(path, name));
  };
  for (const path of paths) visit(join(root, path));
  return latest;
}

/** @param {string} root */
function requireWritable(root) {
  const probe = join(root, 'dist', '.write');
  try {
    mkdirSync(join(root, 'dist'), { recursive: true });
    writeFileSync(probe, '');
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    throw new StartFault(
      `程序目录 ${root} 无法写入（${code}），而程序需要重新构建；请修改权限，或先用有权限的用户运行 npm run build。`,
      `The program folder ${root} cannot be written (${code}) and a build is needed; change its permissions or run npm run build as a user who may.`,
    );
  }
}
