// Months before a month, as the calendar counts them.

/** `n` months up to `month` (`YYYY-MM`), latest first. */
export function monthsBack(month: string, n: number): string[] {
  const last = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
  return Array.from({ length: n }, (_, back) => {
    const at = last - back;
    return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
  });
}
