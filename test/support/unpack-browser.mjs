// A child process of browser.mjs: unpacks the browser of @sparticuz/chromium into TMPDIR. Alone in a process, because
// the package takes its target from there, which a running test cannot change.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import chromium, { inflate } from '@sparticuz/chromium';

await chromium.executablePath();
const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
await inflate(join(dirname(entry), '..', 'bin', 'al2023.tar.br'));
