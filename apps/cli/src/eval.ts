// `npm run eval -- FOLDER`: measures match quality on a folder of documents, queries and relevance judgements, through
// the product's own normalising, indexing, recall and scoring. Labels are read only after everything is ranked.
import { parseArgs } from 'node:util';
import { createWriteStream } from 'node:fs';
import { defineIndex, Database, loadConfig, searchEngineOf, serveOptions, type SearchEngine } from '@app/platform';
import { rankByText } from '@app/matching';
import { DataSource } from 'typeorm';
import { askedOf, documentsOf, judgementsOf, queriesOf, type EvalQuery } from './eval/folder.js';
import { Measures } from './eval/measures.js';

const RANKED = 200;
const BATCH = 500;

/** What most queries are asked of: title and text. */
const wholeIndex = defineIndex({
  name: 'eval_whole',
  version: 1,
  text: { title: 'A', text: 'B' },
  filterable: [],
  facets: [],
  sortable: [],
});

/** For `title2abs`, where the question is the title itself: the same documents without their titles. */
const textIndex = defineIndex({
  name: 'eval_text',
  version: 1,
  text: { text: 'A' },
  filterable: [],
  facets: [],
  sortable: [],
});

function indexOf(query: EvalQuery) {
  return query.task === 'title2abs' ? textIndex : wholeIndex;
}

async function feed(engine: SearchEngine, folder: string, isTextAlone: boolean): Promise<number> {
  let count = 0;
  const index = isTextAlone ? textIndex : wholeIndex;
  for await (const batch of documentsOf(folder, BATCH)) {
    await engine.upsert(
      index,
      batch.map(({ id, title, text }) => ({
        id,
        revision: 1,
        text: isTextAlone ? { text: text || title } : { title, text },
        attributes: {},
      })),
    );
    count += batch.length;
  }
  await engine.statistics(index);
  return count;
}

async function evaluate(folder: string, engine: SearchEngine, runFile: string | undefined): Promise<void> {
  const queries = await queriesOf(folder);
  for (const isTextAlone of [false, true]) {
    if (!queries.some((query) => (indexOf(query) === textIndex) === isTextAlone)) continue;
    const began = performance.now();
    const count = await feed(engine, folder, isTextAlone);
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    console.log(
      `indexed ${count} documents${isTextAlone ? ' (text without title, for title2abs)' : ''} in ${seconds} s`,
    );
  }
  const run = runFile ? createWriteStream(runFile) : undefined;
  const ranked = new Map<string, string[]>();
  const measures = new Measures();
  for (const query of queries) {
    const began = performance.now();
    const found = await rankByText(engine, indexOf(query), askedOf(query), []);
    measures.took(query.task, performance.now() - began);
    const top = found.slice(0, RANKED);
    ranked.set(
      query.id,
      top.map((hit) => hit.id),
    );
    top.forEach((hit, at) => run?.write(`${query.id}\t${hit.id}\t${at + 1}\t${hit.value.toFixed(6)}\n`));
  }
  await new Promise<void>((done) => (run ? run.end(done) : done()));
  const judgements = await judgementsOf(folder);
  for (const query of queries) {
    const relevant = judgements.get(query.id);
    if (relevant) measures.add(query.task, ranked.get(query.id) ?? [], relevant);
  }
  for (const line of measures.lines()) console.log(line);
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { engine: { type: 'string', default: 'embedded' }, out: { type: 'string' } },
  });
  const folder = positionals[0];
  if (!folder || !['embedded', 'meilisearch'].includes(values.engine)) {
    throw new Error('npm run eval -- FOLDER [--engine embedded|meilisearch] [--out FILE]');
  }
  const config = loadConfig();
  if (values.engine === 'meilisearch' && !config.meiliUrl)
    throw new Error('--engine meilisearch needs MEILI_URL and MEILI_KEY');
  const source = await new DataSource(serveOptions(config.databaseUrl, 4)).initialize();
  const meili = values.engine === 'meilisearch' ? config : { ...config, meiliUrl: undefined, meiliKey: undefined };
  try {
    const engine = searchEngineOf({ ...meili, meiliPrefix: `${config.meiliPrefix}_eval` }, new Database(source));
    console.log(`engine ${engine.engine}`);
    await evaluate(folder, engine, values.out);
  } finally {
    await source.destroy();
  }
}

try {
  await main();
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
