// Do the generated files in the repository still follow from the sources? Makes them anew beside and compares.
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { buildWhatChanged } from '../../apps/cli/launcher/build.mjs';

const FOLDER = 'apps/web/src/api';
const FILES = ['openapi.json'];

/** @param {string} root @returns {Promise<string>} what has drifted, '' when nothing */
export async function drift(root) {
  const fresh = mkdtempSync(join(tmpdir(), 'techmart-generated-'));
  try {
    await buildWhatChanged(root, ['build:server']);
    await promisify(execFile)(process.execPath, ['apps/cli/openapi.mjs', fresh], { cwd: root });
    const drifted = FILES.filter(
      (file) => readFileSync(join(root, FOLDER, file), 'utf8') !== readFileSync(join(fresh, file), 'utf8'),
    );
    return drifted.map((file) => `${FOLDER}/${file} differs from what the api gives: npm run openapi`).join('\n');
  } catch (error) {
    return /** @type {Error} */ (error).message;
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}
