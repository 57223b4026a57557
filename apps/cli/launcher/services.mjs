// Api and worker as children of the launcher, and the wait until the api answers.
import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartFault } from './fault.mjs';
import { sleep } from './processes.mjs';
import { Service } from './service.mjs';

const READY_TIMEOUT_MS = 90_000;

/**
 * Creates DATA_DIR and its log folder.
 * @param {string} dataDir
 * @returns {string} dataDir
 * @throws {StartFault} when it cannot be written
 */
export function prepareFolder(dataDir) {
  try {
    mkdirSync(join(dataDir, 'logs'), { recursive: true });
    const probe = join(dataDir, '.write');
    writeFileSync(probe, '');
    rmSync(probe);
    // Passable for the unprivileged user that root lends to PostgreSQL; what is secret inside has its own mode.
    if (process.getuid?.() === 0) chmodSync(dataDir, 0o755);
    return dataDir;
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    throw new StartFault(
      `数据目录 ${dataDir} 无法写入（${code}），请修改权限，或用 DATA_DIR 另选目录。`,
      `The data folder ${dataDir} cannot be written (${code}); change its permissions or choose another one with DATA_DIR.`,
    );
  }
}

/**
 * @param {object} options
 * @param {string} options.root
 * @param {string} options.dataDir
 * @param {NodeJS.ProcessEnv} options.env
 * @param {(zh: string, en: string) => void} options.broken
 * @param {(line: string) => void} options.say
 * @param {(name: string, pid: number) => void} options.onStart
 */
export function startServices({ root, dataDir, env, broken, say, onStart }) {
  const services = ['api', 'worker'].map((name) => {
    const logFile = join(dataDir, 'logs', `${name}.log`);
    return new Service({
      name,
      root,
      env,
      say,
      logFile,
      script: join(root, `dist/apps/${name}/src/main.js`),
      onStart: (pid) => onStart(name, pid),
      onBroken: (how) =>
        broken(
          `${name} 反复退出（${how}），日志在 ${logFile}。`,
          `${name} keeps ending (${how}); its log is ${logFile}.`,
        ),
    });
  });
  for (const service of services) service.start();
  return {
    /** @param {string[]} urls whose /health/ready must answer */
    async whenReady(urls) {
      const until = Date.now() + READY_TIMEOUT_MS;
      const waiting = new Set(urls);
      while (waiting.size > 0) {
        const dead = services.find((service) => !service.isUp);
        if (dead) throw notStarted(dead);
        if (Date.now() > until) throw notAnswering([...waiting]);
        for (const url of waiting) if (await answers(`${url}/health/ready`)) waiting.delete(url);
        if (waiting.size > 0) await sleep(100);
      }
      for (const service of services) service.keepsUp = true;
    },
    stop: async () => {
      await Promise.all(services.map((service) => service.stop()));
    },
  };
}

/** @param {string} url */
async function answers(url) {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}

/** @param {Service} service */
function notStarted(service) {
  const { name, logFile } = service.options;
  return new StartFault(
    `${name} 未能启动，日志在 ${logFile}。`,
    `${name} did not start, its log is ${logFile}:\n${service.lastWords()}`,
  );
}

/** @param {string[]} urls */
function notAnswering(urls) {
  return new StartFault(
    `等待 ${urls.join('、')} 应答超过 ${READY_TIMEOUT_MS / 1000} 秒。`,
    `No answer from ${urls.join(', ')} within ${READY_TIMEOUT_MS / 1000} s.`,
  );
}
