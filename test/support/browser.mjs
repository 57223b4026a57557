// A browser for the journeys of test/web: the Chromium of the system, else the one that ships inside an npm package.
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';
import { onPath } from './reach.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
const MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

/** --no-sandbox: root, as in containers, cannot have the sandbox; the pages are our own. */
const ARGS = ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--font-render-hinting=none'];

/**
 * @param {import('playwright-core').LaunchOptions} [options]
 * @returns {Promise<import('playwright-core').Browser>} to be closed by the caller
 */
export async function launchBrowser(options = {}) {
  const system = NAMES.map((name) => onPath(name)).find(Boolean) ?? (existsSync(MAC) ? MAC : undefined);
  if (system && !process.env.TEST_PACKAGED_BROWSER)
    return chromium.launch({ ...options, executablePath: system, args: ARGS });
  const folder = await unpackBrowser();
  const env = {
    ...process.env,
    LD_LIBRARY_PATH: [join(folder, 'al2023', 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':'),
    FONTCONFIG_PATH: existsSync('/etc/fonts/fonts.conf') ? '' : join(folder, 'fonts'),
  };
  return chromium.launch({
    ...options,
    executablePath: join(folder, 'chromium'),
    args: [...ARGS, '--headless=shell'],
    env,
  });
}

/**
 * Unpacks the packaged browser, with the libraries that a bare system lacks, once per version. It is made in a folder
 * of its own and renamed, because several test workers may want it at the same moment.
 * @returns {Promise<string>} the folder
 */
async function unpackBrowser() {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const { version } = JSON.parse(readFileSync(join(dirname(entry), '..', 'package.json'), 'utf8'));
  const folder = join(tmpdir(), `techmart-chromium-${version}`);
  if (existsSync(folder)) return folder;
  const fresh = mkdtempSync(`${folder}.`);
  const script = fileURLToPath(new URL('unpack-browser.mjs', import.meta.url));
  await promisify(execFile)(process.execPath, [script], { env: { ...process.env, TMPDIR: fresh } });
  try {
    renameSync(fresh, folder);
  } catch {
    // another worker was faster: use his
    rmSync(fresh, { recursive: true, force: true });
  }
  return folder;
}
