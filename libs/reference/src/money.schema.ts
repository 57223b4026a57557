// Money on the wire: whole fen as a decimal string, never a JSON number. Not for formatting: see money.ts.
import { z } from 'zod';

/** An amount a client may send: 0 … 10^14−1 fen (twelve digits of yuan), as a decimal string. */
export const FenAmount = z
  .string()
  .regex(/^(0|[1-9]\d{0,13})$/, '金额须为以分为单位的非负整数，最多 14 位')
  .meta({ description: '金额，单位：分，十进制字符串', example: '300000000' });

/** Like {@link FenAmount}, but greater than zero. */
export const PositiveFenAmount = FenAmount.refine((value) => value !== '0', '金额须大于 0');

/** An amount the server answers with: signed, sums included. */
export const Fen = z
  .string()
  .regex(/^(0|-?[1-9]\d{0,18})$/, '金额须为以分为单位的整数')
  .meta({ description: '金额，单位：分，十进制字符串', example: '300000000' });

/** Yuan as people type it (domain §8.3): up to twelve digits and two decimals. */
export const YuanText = z
  .string()
  .trim()
  .regex(/^\d{1,12}(\.\d{1,2})?$/, '金额格式不正确：最多 12 位整数和 2 位小数，单位元')
  .meta({ description: '金额，单位：元', example: '3000000.00' });
