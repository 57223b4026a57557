// Nearness of asked texts to all texts of an index, every vector in memory: for measuring a model (`npm run eval`). The platform
// itself keeps vectors in its database.
import type { SearchEngine, SearchIndex } from '@app/platform';
import type { AskedText } from '../terms.js';
import { embeddedAsked, embeddedText } from './embedded-text.js';
import { Embedder, type EmbedderSettings } from './embedder.js';
import { cosineOf, measuredBackground, nearnessOf, UNMEASURED } from './nearness.js';

const PAGE = 500;
/** Of each side, for what cosines are usual. */
const SAMPLE = 150;
const LEAST_PAIRS = 400;

/** In [0, 1], by the id of the document; null for an unknown one. */
export type NearnessTo = (id: string) => number | null;

/**
 * Of each asked text, in their order.
 * @throws {EmbedderFault} as soon as the server does not answer well
 */
export async function indexNearness(
  engine: SearchEngine,
  index: SearchIndex,
  asked: readonly AskedText[],
  settings: EmbedderSettings,
): Promise<NearnessTo[]> {
  const embedder = new Embedder(settings);
  const documents = await documentVectors(engine, index, embedder, settings.batch);
  const questions = await vectorsOf(asked.map(embeddedAsked), embedder, settings.batch);
  const sample = [...documents.values()].slice(0, SAMPLE);
  const background = measuredBackground(questions.slice(0, SAMPLE), sample, LEAST_PAIRS) ?? UNMEASURED;
  return questions.map((question) => (id) => {
    const vector = documents.get(id);
    const cosine = vector ? cosineOf(question, vector) : null;
    return cosine === null ? null : nearnessOf(cosine, background);
  });
}

async function documentVectors(engine: SearchEngine, index: SearchIndex, embedder: Embedder, batch: number) {
  const vectors = new Map<string, Float32Array>();
  for (let after: string | null = null; ;) {
    const page = await engine.entries(index, after, PAGE);
    const texts = await engine.scoringTexts(
      index,
      page.map(({ id }) => id),
    );
    const found = await vectorsOf(
      texts.map(({ normalised }) => embeddedText(normalised)),
      embedder,
      batch,
    );
    texts.forEach(({ id }, at) => vectors.set(id, found[at]!));
    if (page.length < PAGE) return vectors;
    after = page.at(-1)!.id;
  }
}

async function vectorsOf(texts: readonly string[], embedder: Embedder, batch: number): Promise<Float32Array[]> {
  const vectors: Float32Array[] = [];
  for (let at = 0; at < texts.length; at += batch) vectors.push(...(await embedder.embed(texts.slice(at, at + batch))));
  return vectors;
}
