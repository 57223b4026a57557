// Every environment variable the processes read, with what is said when one is wrong. Explained in .env.example.
import { z } from 'zod';

/** A fault in Chinese and in English; both are printed. */
const say = (zh: string, en: string): string => `${zh} ${en}`;

const PORT_RULE = say('应为 1 到 65535 的整数。', 'Must be a whole number from 1 to 65535.');
const SWITCH_RULE = say('应为 on 或 off。', 'Must be on or off.');
const HTTP_RULE = say(
  '应为 http:// 或 https:// 开头的地址。',
  'Must be an address that starts with http:// or https://.',
);

const port = z.coerce.number({ error: PORT_RULE }).int(PORT_RULE).min(1, PORT_RULE).max(65_535, PORT_RULE);
const onOff = z.enum(['on', 'off'], { error: SWITCH_RULE });
const httpUrl = z.url({ protocol: /^https?$/, error: HTTP_RULE });

const url = (protocol: RegExp, example: string) =>
  z.url({ protocol, error: say(`应为 ${example} 形式的地址。`, `Must be an address of the form ${example}.`) });

const SECRET_RULE = say('至少 32 个字符。', 'Must have at least 32 characters.');
const POOL_RULE = say('应为 1 到 100 的整数。', 'Must be a whole number from 1 to 100.');
const PREFIX_RULE = say(
  '只能用小写字母、数字、- 和 _，且不超过 40 个字符。',
  'May hold lower-case letters, digits, - and _ only, at most 40.',
);
const ORIGIN_RULE = say(
  '应为 主机[:端口][/路径]，不带协议，只含字母、数字和 . : _ / -，不超过 200 个字符。',
  'Must be host[:port][/path] without a scheme, of letters, digits and . : _ / - only, at most 200 characters.',
);
const KEY_RULE = say(
  '应为 PEM 格式的私钥（-----BEGIN PRIVATE KEY-----），换行可写作 \\n。',
  'Must be a private key in PEM form (-----BEGIN PRIVATE KEY-----); a line feed may be written as \\n.',
);
const prefix = z.string().regex(/^[a-z0-9_-]{1,40}$/, PREFIX_RULE);

const TIMEOUT_RULE = say('应为 1 到 600 的整数（秒）。', 'Must be a whole number of seconds from 1 to 600.');
const BATCH_RULE = say('应为 1 到 256 的整数。', 'Must be a whole number from 1 to 256.');
const MODEL_RULE = say('不超过 200 个字符。', 'Must have at most 200 characters.');
const BARE_RULE = say(
  '地址中不能带用户名、口令、问号或井号；密钥写在 EMBEDDER_KEY。',
  'Must carry no user, password, query or fragment; the key goes into EMBEDDER_KEY.',
);

/** What the server of an embedder speaks. */
export const EMBEDDER_KINDS = ['openai', 'ollama'] as const;
const KIND_RULE = say(`应为 ${EMBEDDER_KINDS.join(' 或 ')}。`, `Must be ${EMBEDDER_KINDS.join(' or ')}.`);

const bareUrl = httpUrl.refine((text) => {
  const { username, password, search, hash } = new URL(text);
  return username + password + search + hash === '';
}, BARE_RULE);

export const LOG_LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;

/** An empty variable counts as absent; `loadConfig` sees to that. */
export const Environment = z.object({
  PORT: port.default(3000),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, say('应为主机名或 IP 地址。', 'Must be a host name or an IP address.'))
    .default('127.0.0.1'),
  WORKER_PORT: port.default(3001),
  PUBLIC_URL: httpUrl.optional(),
  TRUST_PROXY: onOff.default('off'),
  DATA_DIR: z.string().default('./data'),
  DEMO: onOff.optional(),
  DATABASE_URL: url(/^postgres(ql)?$/, 'postgres://用户:密码@主机:5432/库').optional(),
  DATABASE_POOL: z.coerce.number({ error: POOL_RULE }).int(POOL_RULE).min(1, POOL_RULE).max(100, POOL_RULE).default(10),
  QUEUE_URL: url(/^rediss?$/, 'redis://主机:6379').optional(),
  QUEUE_PREFIX: prefix.default('techmart'),
  MEILI_URL: httpUrl.optional(),
  MEILI_KEY: z.string().optional(),
  MEILI_PREFIX: prefix.default('techmart'),
  EMBEDDER_URL: bareUrl.optional(),
  EMBEDDER_KIND: z.enum(EMBEDDER_KINDS, { error: KIND_RULE }).default('openai'),
  EMBEDDER_MODEL: z.string().max(200, MODEL_RULE).optional(),
  EMBEDDER_KEY: z.string().optional(),
  EMBEDDER_TIMEOUT: z.coerce
    .number({ error: TIMEOUT_RULE })
    .int(TIMEOUT_RULE)
    .min(1, TIMEOUT_RULE)
    .max(600, TIMEOUT_RULE)
    .default(30),
  EMBEDDER_BATCH: z.coerce
    .number({ error: BATCH_RULE })
    .int(BATCH_RULE)
    .min(1, BATCH_RULE)
    .max(256, BATCH_RULE)
    .default(16),
  JWT_SECRET: z.string().min(32, SECRET_RULE).optional(),
  LEDGER_ORIGIN: z
    .string()
    .max(200, ORIGIN_RULE)
    .regex(/^[A-Za-z0-9][A-Za-z0-9.:_-]*(\/[A-Za-z0-9._-]+)*$/, ORIGIN_RULE)
    .optional(),
  LEDGER_KEY: z.string().includes('-----BEGIN PRIVATE KEY-----', KEY_RULE).optional(),
  LEDGER_KEY_FILE: z.string().optional(),
  RATE_LIMIT: onOff.default('on'),
  LOG_LEVEL: z
    .enum(LOG_LEVELS, { error: say(`应为 ${LOG_LEVELS.join('、')} 之一。`, 'Must be one of these log levels.') })
    .default('info'),
});

export type Environment = z.infer<typeof Environment>;
