// Contracts of many kinds in a ledger, always the same ones, some cancelled or amended. For tests only.
import { amountBandOf, CONTRACT_STREAM, Ledger } from '@app/ledger';
import type { AppendInput } from '@app/ledger';
import { newId } from '@app/platform';
import type { TestContext } from '@app/platform/testing';

export const LIDU = '500102011';

/** Inputs of registrations from 2020-12-31 to the middle of July 2025; a small generator with a fixed seed. */
export function manyContracts(): (n: number) => AppendInput {
  let seed = 20_250_715;
  const random = (below: number): number => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
  const pick = <T>(items: readonly T[]): T => items[random(items.length)] as T;
  return (n) => {
    const totalFen = BigInt(Math.floor(Math.exp(12 + random(10_000) / 1_250)));
    const type = pick(['DEV', 'TRF', 'LIC', 'CON', 'SRV']);
    return {
      streamKey: CONTRACT_STREAM,
      idempotencyKey: `registration:${n}`,
      kind: 'REGISTRATION',
      occurredAt: new Date(Date.UTC(2020, 11, 31) + random(1_660) * 86_400_000 + random(86_400_000)),
      amounts: { totalFen, technicalFen: (totalFen * BigInt(60 + random(41))) / 100n },
      dimensions: {
        type,
        subType: type === 'DEV' ? pick(['DEV_COMMISSIONED', 'DEV_COOPERATIVE']) : 'ANY',
        techArea: pick(['01', '03', '05', '09']),
        industrySection: pick(['B', 'C', null]),
        base: pick(['B1', 'B2', null]),
        ipType: pick(['INVENTION', 'SOFTWARE', 'NONE']),
        planSource: pick(['NONE', 'PROVINCIAL']),
        sellerPartyType: pick(['022', '150']),
        buyerPartyType: pick(['150', '160', null]),
        sellerRegion: pick(['500102', '500112', '110108']),
        buyerRegion: pick(['500102', '510104']),
        sellerTownship: pick([LIDU, '500102013', null]),
        buyerTownship: pick([LIDU, '500102121', null]),
        sellerPark: pick(['P01', 'P02', null]),
        buyerPark: pick(['P02', null]),
        related: random(10) === 0,
        brokerAssisted: random(3) === 0,
      },
      identity: {
        contractId: newId(),
        projectName: `合同 ${n}`,
        registrationNumber: String(2_025_500_102_000_000 + n),
      },
      actorId: newId(),
    };
  };
}

/** Registers `count` contracts; each 40th is cancelled, each 25th grows by a tenth. */
export async function fillLedger(context: TestContext, count: number): Promise<void> {
  const ledger = context.get(Ledger);
  const append = (input: AppendInput) => context.database.tx((tx) => ledger.append(tx, input));
  const entry = manyContracts();
  for (let n = 1; n <= count; n++) {
    const input = entry(n);
    const { seq } = await append(input);
    const { totalFen, technicalFen } = input.amounts;
    const correction = {
      ...input,
      correctsSeq: seq,
      dimensions: { ...input.dimensions, amountBand: amountBandOf(totalFen) },
    };
    if (n % 40 === 0) {
      const amounts = { totalFen: -totalFen, technicalFen: -technicalFen };
      await append({ ...correction, kind: 'CANCELLATION', idempotencyKey: `cancel:${n}`, amounts });
    } else if (n % 25 === 0) {
      const amounts = { totalFen: totalFen / 10n, technicalFen: technicalFen / 10n };
      await append({ ...correction, kind: 'AMENDMENT', idempotencyKey: `amend:${n}`, amounts });
    }
  }
}
