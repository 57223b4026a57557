// Ports and servers: is ours free, do the named ones answer?
import { createServer, connect } from 'node:net';
import { StartFault } from './fault.mjs';
import { sleep } from './processes.mjs';

const PATIENCE_MS = 15_000;
const CONNECT_TIMEOUT_MS = 5_000;

/**
 * @param {string} host
 * @param {number} port
 * @param {{ patient: boolean }} options patient: what a killed launcher left behind may still be ending
 * @throws {StartFault} when the port cannot be had
 */
export async function requireFreePort(host, port, { patient }) {
  const until = Date.now() + (patient ? PATIENCE_MS : 0);
  for (;;) {
    const fault = await listenOnce(host, port);
    if (!fault) return;
    if (Date.now() >= until) throw portFault(host, port, fault);
    await sleep(200);
  }
}

/** @param {string} host @param {number} port @param {string} code */
function portFault(host, port, code) {
  if (code === 'EADDRINUSE') {
    return new StartFault(
      `端口 ${port} 已被占用，请停止占用它的程序，或用 PORT 另选端口，例如 PORT=${port + 1} npm start。`,
      `Port ${port} is taken; stop the program that uses it or choose another one, as in PORT=${port + 1} npm start.`,
    );
  }
  return new StartFault(
    `无法在 ${host}:${port} 上监听（${code}），请用 HOST、PORT 另选地址。`,
    `Cannot listen on ${host}:${port} (${code}); choose another HOST or PORT.`,
  );
}

/** @param {string} host @param {number} port @returns {Promise<string | undefined>} error code */
function listenOnce(host, port) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error) => resolve(/** @type {NodeJS.ErrnoException} */ (error).code ?? error.message));
    server.listen(port, host, () => server.close(() => resolve(undefined)));
  });
}

/**
 * The named servers beside the database, which the migration speaks to by itself.
 * @param {{ queueUrl?: string, meiliUrl?: string }} config
 * @throws {StartFault} naming the one that does not answer
 */
export async function requireServers({ queueUrl, meiliUrl }) {
  if (queueUrl) await requireServer('QUEUE_URL', 'Redis', new URL(queueUrl), 6379);
  if (meiliUrl)
    await requireServer('MEILI_URL', 'Meilisearch', new URL(meiliUrl), meiliUrl.startsWith('https') ? 443 : 80);
}

/** @param {string} variable @param {string} what @param {URL} url @param {number} usual its port when the address names none */
function requireServer(variable, what, url, usual) {
  const port = Number(url.port) || usual;
  return new Promise((resolve, reject) => {
    const socket = connect({ host: url.hostname.replace(/^\[|\]$/g, ''), port, timeout: CONNECT_TIMEOUT_MS });
    const fail = () => {
      socket.destroy();
      reject(
        new StartFault(
          `${variable} 指定的 ${what} 服务器 ${url.hostname}:${port} 无法连接。`,
          `The ${what} server of ${variable}, ${url.hostname}:${port}, does not answer.`,
        ),
      );
    };
    socket.once('error', fail);
    socket.once('timeout', fail);
    socket.once('connect', () => {
      socket.destroy();
      resolve(undefined);
    });
  });
}
