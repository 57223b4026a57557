// Puts the documents of a folder through the product's own index, asks each query as a demand would ask, and measures.
// Labels are read only after everything is ranked and written. Knows no floor: here texts are ranked, not shown.
import { createWriteStream } from 'node:fs';
import { defineIndex, type SearchEngine } from '@app/platform';
import {
  indexNearness,
  indexTexts,
  learnWords,
  rankByText,
  relatedBy,
  type EmbedderSettings,
  type NearnessTo,
  type RelatedWords,
} from '@app/matching';
import { askedOf, documentsOf, judgementsOf, queriesOf, type EvalDocument, type EvalQuery } from './folder.js';
import { Measures } from './measures.js';

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

/** Both indexes that an evaluation fills. */
export const EVAL_INDEXES = [wholeIndex, textIndex] as const;

export interface Evaluation {
  readonly folder: string;
  readonly engine: SearchEngine;
  /** File for the ranking; none when absent. */
  readonly runFile?: string | undefined;
  /** Learn related words from the indexed documents first, and rank with them. */
  readonly hasWords?: boolean | undefined;
  /** Compare meanings too, by the vectors of this server. */
  readonly embedder?: EmbedderSettings | undefined;
  readonly print: (line: string) => void;
}

/** @throws Error naming the file and line of the folder that cannot be read */
export async function evaluate(evaluation: Evaluation): Promise<void> {
  const { folder, print } = evaluation;
  const queries = await queriesOf(folder);
  await feedFor(queries, evaluation);
  const measures = new Measures();
  const knowledge = { words: await wordsFor(queries, evaluation), nearness: await nearnessFor(queries, evaluation) };
  const ranked = await rankAll(queries, knowledge, measures, evaluation);
  const judgements = await judgementsOf(folder);
  if (!judgements) print('no qrels.tsv: ranked, not measured');
  for (const query of queries) {
    const grades = judgements?.get(query.id);
    if (grades) measures.add(query.task, ranked.get(query.id) ?? [], grades);
  }
  for (const line of measures.lines()) print(line);
}

function indexOf(query: EvalQuery) {
  return query.task === 'title2abs' ? textIndex : wholeIndex;
}

/** Fills the indexes that the queries ask, and no other. */
async function feedFor(queries: readonly EvalQuery[], { folder, engine, print }: Evaluation): Promise<void> {
  for (const index of EVAL_INDEXES) {
    if (!queries.some((query) => indexOf(query) === index)) continue;
    const began = performance.now();
    let count = 0;
    for await (const batch of documentsOf(folder, BATCH)) {
      await engine.upsert(index, batch.map(index === textIndex ? textAlone : titleAndText));
      count += batch.length;
    }
    await engine.statistics(index);
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    print(`indexed ${count} documents${index === textIndex ? ' by text alone, for title2abs' : ''} in ${seconds} s`);
  }
}

function titleAndText({ id, title, text }: EvalDocument) {
  return { id, revision: 1, text: { title, text }, attributes: {} };
}

function textAlone({ id, title, text }: EvalDocument) {
  return { id, revision: 1, text: { text: text || title }, attributes: {} };
}

const SEED = 1;

/** Related words learned from each index that is asked: from the documents alone, before any label is read. */
async function wordsFor(queries: readonly EvalQuery[], { engine, hasWords, print }: Evaluation) {
  const words = new Map<(typeof EVAL_INDEXES)[number], RelatedWords>();
  for (const index of hasWords ? EVAL_INDEXES : []) {
    if (!queries.some((query) => indexOf(query) === index)) continue;
    const began = performance.now();
    const table = learnWords(await indexTexts(engine, index), SEED);
    print(`related words of ${table.size} words in ${((performance.now() - began) / 1000).toFixed(1)} s`);
    words.set(index, relatedBy(table));
  }
  return words;
}

/** Nearness of each query to the documents of the index that it asks; none without an embedder. */
async function nearnessFor(queries: readonly EvalQuery[], { engine, embedder, print }: Evaluation) {
  const nearness = new Map<string, NearnessTo>();
  for (const index of embedder ? EVAL_INDEXES : []) {
    const asking = queries.filter((query) => indexOf(query) === index);
    if (!embedder || asking.length === 0) continue;
    const began = performance.now();
    const found = await indexNearness(engine, index, asking.map(askedOf), embedder);
    print(`vectors by ${embedder.model} in ${((performance.now() - began) / 1000).toFixed(1)} s`);
    asking.forEach(({ id }, at) => nearness.set(id, found[at]!));
  }
  return nearness;
}

interface Knowledge {
  readonly words: ReadonlyMap<(typeof EVAL_INDEXES)[number], RelatedWords>;
  readonly nearness: ReadonlyMap<string, NearnessTo>;
}

/** The best ids of each query; also written to the run file, line by line. */
async function rankAll(
  queries: readonly EvalQuery[],
  { words, nearness }: Knowledge,
  measures: Measures,
  { engine, runFile }: Evaluation,
) {
  const run = runFile ? createWriteStream(runFile) : undefined;
  const ranked = new Map<string, string[]>();
  for (const query of queries) {
    const began = performance.now();
    const known = { words: words.get(indexOf(query)), nearness: nearness.get(query.id) };
    const found = await rankByText(engine, indexOf(query), askedOf(query), [], known);
    measures.took(query.task, performance.now() - began);
    const top = found.slice(0, RANKED);
    ranked.set(
      query.id,
      top.map((hit) => hit.id),
    );
    top.forEach((hit, at) => run?.write(`${query.id}\t${hit.id}\t${at + 1}\t${hit.points.toFixed(9)}\n`));
  }
  await new Promise<void>((done, failed) => {
    if (!run) return done();
    run.once('error', failed);
    run.end(done);
  });
  return ranked;
}
