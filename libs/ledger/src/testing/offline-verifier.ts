// Runs tools/verify-ledger.mjs for specs: as a command, or its walk over an export thousands of times in one process. For
// tests only.
import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const TOOL = join(process.cwd(), 'tools/verify-ledger.mjs');

/** The tool without its last part, which reads the command line. */
const MAIN = '\nconst walk = new Walk();';
const SERVE = `
process.on('message', ({ id, lines, keys }) => {
  const walk = Object.assign(new Walk(), { givenKeys: keys.map(readKey) });
  const [notes, log] = [[], console.log];
  console.log = (note) => notes.push(note);
  let fault = null;
  try {
    for (const line of lines) walk.next(line);
    demand(walk.isEnded, 'cut');
  } catch (error) {
    fault = (walk.place ?? '') + error.message;
  }
  console.log = log;
  process.send({ id, found: [...notes, fault].filter(Boolean).join('\\n') });
});`;

/** What the command prints and its exit code. */
export function runVerifier(...args: string[]): { code: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [TOOL, ...args], { encoding: 'utf8' });
  return { code: status, output: stdout + stderr };
}

export class OfflineVerifier {
  private readonly child: ChildProcess;
  private readonly waiting = new Map<number, (found: string) => void>();
  private asked = 0;

  constructor(private readonly keys: readonly string[]) {
    const text = readFileSync(TOOL, 'utf8');
    if (!text.includes(MAIN)) throw new Error(`${TOOL} has no ${MAIN}`);
    const script = text.slice(text.indexOf('import'), text.indexOf(MAIN)) + SERVE;
    this.child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    this.child.on('message', ({ id, found }: { id: number; found: string }) => {
      this.waiting.get(id)?.(found);
      this.waiting.delete(id);
    });
  }

  /** What the verifier remarks on and the fault that it stops at; empty where all is right. */
  found(lines: readonly string[]): Promise<string> {
    const id = ++this.asked;
    const whole = lines.map((line) => line.replace(/\n$/, ''));
    return new Promise((resolve) => {
      this.waiting.set(id, resolve);
      this.child.send({ id, lines: whole, keys: this.keys });
    });
  }

  end(): void {
    this.child.kill();
  }
}
