// Column conversions shared by entities.
import type { ValueTransformer } from 'typeorm';

/** bigint columns (money in fen, sequence numbers): JavaScript bigint in code, decimal string on the connection. */
export const bigintColumn: ValueTransformer = {
  to: (value: bigint | null | undefined) => (value === null || value === undefined ? value : value.toString()),
  from: (value: string | null | undefined) => (value === null || value === undefined ? value : BigInt(value)),
};
