// `npm run eval -- FOLDER`: the command line of the evaluation. What it does is in eval/evaluate.ts.
import { parseArgs } from 'node:util';
import { Database, loadConfig, searchEngineOf, serveOptions } from '@app/platform';
import { Meilisearch } from 'meilisearch';
import { DataSource } from 'typeorm';
import { EVAL_INDEXES, evaluate } from './eval/evaluate.js';

const USAGE = `npm run eval -- FOLDER [--engine embedded|meilisearch] [--words] [--embedder] [--out RUN]

FOLDER holds
  docs.jsonl[.gz]    one document a line: {"_id", "title", "text"}
  queries.jsonl[.gz] one query a line: {"_id", "text"} or {"_id", "title", "body"}, optionally "task"
  qrels.tsv          query-id TAB document-id TAB grade, a head line is skipped; may be absent, then nothing is measured

Documents go through the product's own normalising, indexing, recall and scoring in a scratch database that is deleted
afterwards. A query is asked as a demand: its title (or, without one, its text), and its body where it has one. Queries
of the task title2abs ask an index that holds only the text of each document; all others ask title and text. The floor
below which the platform shows no match is not applied. Labels are read after everything is ranked.

--out RUN writes the best 200 of each query: query-id TAB document-id TAB rank TAB score.
--words first learns related words from the documents of the folder (at least 2,000) and ranks with them, as the platform does
once it holds as many texts. A minute or two.
--embedder also compares meanings, by the vectors of the server that EMBEDDER_URL and EMBEDDER_MODEL name.
--engine meilisearch needs MEILI_URL and MEILI_KEY; candidates then come from that server, its eval indexes are deleted.`;

function options() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      engine: { type: 'string', default: 'embedded' },
      out: { type: 'string' },
      words: { type: 'boolean', default: false },
      embedder: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  return { ...values, folder: positionals[0], isAlone: positionals.length === 1 };
}

async function main(): Promise<void> {
  const { folder, isAlone, engine: wanted, out, help, words: hasWords, embedder: isByMeaning } = options();
  if (help) return console.log(USAGE);
  if (!folder || !isAlone || !['embedded', 'meilisearch'].includes(wanted)) throw new Error(USAGE);
  const config = loadConfig();
  if (wanted === 'meilisearch' && !config.meiliUrl) {
    throw new Error('--engine meilisearch needs MEILI_URL and MEILI_KEY');
  }
  if (isByMeaning && !config.embedder) throw new Error('--embedder needs EMBEDDER_URL and EMBEDDER_MODEL');
  const embedder = isByMeaning ? config.embedder : undefined;
  const source = await new DataSource(serveOptions(config.databaseUrl, 4)).initialize();
  const meili = wanted === 'meilisearch' ? config : { ...config, meiliUrl: undefined, meiliKey: undefined };
  const meiliPrefix = `${config.meiliPrefix}_eval`;
  const clear = (): Promise<void> => dropIndexes(meili.meiliUrl, meili.meiliKey, meiliPrefix);
  // What an interrupted run has left must not take places in this one.
  await clear();
  try {
    const engine = searchEngineOf({ ...meili, meiliPrefix }, new Database(source));
    console.log(`engine ${engine.engine}`);
    await evaluate({ folder, engine, runFile: out, hasWords, embedder, print: (line) => console.log(line) });
  } finally {
    await clear();
    await source.destroy();
  }
}

/** Deletes what evaluations put on the server; nothing where none is named. */
async function dropIndexes(host: string | undefined, apiKey: string | undefined, prefix: string): Promise<void> {
  if (!host) return;
  const client = new Meilisearch({ host, apiKey });
  for (const { name } of EVAL_INDEXES) await client.deleteIndex(`${prefix}_${name}`).waitTask();
}

try {
  await main();
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
