// Part of the contract suite: the index is the mirror of its source. Changes the index; runs last.
import { expect, test } from '@jest/globals';
import { documentHash, fingerprintOf } from '../fingerprint.js';
import { asking } from './contract.questions.js';
import { contractIndex as index, extraListing, LISTINGS, type EngineOf } from './listings.js';

export function mirrors(engineOf: EngineOf): void {
  const ask = asking(engineOf);
  const idsOf = async (q: string) => (await ask(q)).hits.map((hit) => hit.id);

  test('proves it by count and checksum', async () => {
    expect(await engineOf().fingerprint(index)).toEqual(fingerprintOf(LISTINGS.map(documentHash)));
  });

  test('an older revision does not overwrite a newer, a removed document is gone', async () => {
    await engineOf().upsert(index, [extraListing('超临界萃取装置', 5)]);
    await engineOf().upsert(index, [extraListing('旧文本', 4)]);
    expect(await idsOf('超临界萃取')).toEqual(['extra']);
    await engineOf().remove(index, ['extra']);
    expect(await idsOf('超临界萃取')).toEqual([]);
  });

  test('a rebuild swaps to exactly what it was given', async () => {
    const kept = LISTINGS.slice(0, 5);
    async function* batches() {
      yield kept.slice(0, 3);
      yield kept.slice(3);
    }
    const fingerprint = await engineOf().rebuild(index, batches());
    expect(fingerprint).toEqual(fingerprintOf(kept.map(documentHash)));
    expect(await idsOf('铁尾矿')).toEqual([]);
    expect(await idsOf('合金')).toEqual(['alloy']);
  });
}
