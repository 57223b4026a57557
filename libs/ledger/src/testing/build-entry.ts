// Factory of ledger inputs for specs: a valid registration with readable defaults. For tests only.
import { newId } from '@app/platform';
import { CONTRACT_STREAM } from '../stream.js';
import type { AppendInput } from '../ledger.schema.js';

export const CLERK = '01900000-0000-7000-8000-00000000c1e7';

interface Overrides extends Partial<Omit<AppendInput, 'amounts' | 'dimensions'>> {
  amounts?: Partial<AppendInput['amounts']>;
  dimensions?: Partial<AppendInput['dimensions']>;
}

/** A development contract of 300.00万元, 225万元 of it technical, inside the district, registered on 2025-06-30. */
export function buildEntry({ amounts, dimensions, ...rest }: Overrides = {}): AppendInput {
  const contractId = newId();
  return {
    streamKey: CONTRACT_STREAM,
    idempotencyKey: `contract:${contractId}:registered`,
    kind: 'REGISTRATION',
    occurredAt: new Date('2025-06-30T02:03:04.567Z'),
    amounts: { totalFen: 300_000_000n, technicalFen: 225_000_000n, ...amounts },
    dimensions: {
      type: 'DEV',
      subType: 'DEV_COMMISSIONED',
      techArea: '06',
      industrySection: 'B',
      base: 'B2',
      ipType: 'INVENTION',
      planSource: 'NONE',
      sellerPartyType: '022',
      buyerPartyType: '150',
      sellerRegion: '500102',
      buyerRegion: '500102',
      sellerTownship: '500102011',
      buyerTownship: '500102013',
      sellerPark: null,
      buyerPark: 'P02',
      related: false,
      brokerAssisted: true,
      ...dimensions,
    },
    identity: {
      contractId,
      contractVersion: '1',
      registrationNumber: '2025500102000001',
      title: '页岩气压裂返排液回用处理技术开发',
    },
    actorId: CLERK,
    ...rest,
  };
}

/** What cancels `original`, which is entry `seq`: the same codes, its amounts negative. */
export function buildCancellation(original: AppendInput, seq: bigint, amountBand: string): AppendInput {
  return {
    ...original,
    kind: 'CANCELLATION',
    correctsSeq: seq,
    idempotencyKey: `${original.idempotencyKey}:cancelled`,
    amounts: { totalFen: -original.amounts.totalFen, technicalFen: -original.amounts.technicalFen },
    dimensions: { ...original.dimensions, amountBand },
  };
}
