// Keeps the embedded PostgreSQL up while the marketplace runs: started again, on the same port, when it dies.
import { start } from '../embedded-postgres.mjs';
import { step } from './progress.mjs';

const CRASH_LIMIT = 5;
const CRASH_WINDOW_MS = 600_000;

/**
 * @param {object} options
 * @param {string} options.dataDir
 * @param {(zh: string, en: string) => void} options.broken
 * @param {(line: string) => void} options.say
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>}
 */
export async function startDatabase({ dataDir, broken, say }) {
  let server = await step('启动内置数据库 / starting the embedded database', () => start({ dataDir }));
  const port = Number(new URL(server.url).port);
  let isStopping = false;
  /** @type {number[]} */
  let crashes = [];

  const watch = async () => {
    await server.exited;
    if (isStopping) return;
    const now = Date.now();
    crashes = [...crashes.filter((at) => now - at < CRASH_WINDOW_MS), now];
    const fault = crashes.length >= CRASH_LIMIT ? new Error('too many crashes') : await again();
    if (fault && !isStopping) {
      broken(
        `内置数据库反复退出，日志在 ${dataDir}/postgres.log。`,
        `The embedded database keeps ending: ${fault.message}`,
      );
    } else void watch();
  };

  const again = async () => {
    say('  ! 内置数据库意外退出，正在恢复 / the embedded database ended unexpectedly, recovering');
    try {
      server = await start({ dataDir, port });
      return undefined;
    } catch (error) {
      return /** @type {Error} */ (error);
    }
  };

  void watch();
  return {
    url: server.url,
    stop: async () => {
      isStopping = true;
      await server.stop();
    },
  };
}
