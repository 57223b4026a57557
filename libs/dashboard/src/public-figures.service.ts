// What anyone may see: the total of a plan period and some cuts of it, small cells withheld also against computing them.
import { WHOLE_DISTRICT } from '@app/ledger';
import { Clock } from '@app/platform';
import { PlanPeriods, shanghaiYear } from '@app/reference';
import type { PlanPeriodView } from '@app/reference';
import { Injectable } from '@nestjs/common';
import type { PublicCell, PublicCutsView, PublicFiguresView } from './dashboard.schema.js';
import { FigureReader } from './figures.js';
import type { Figure } from './figures.js';
import { monthsOf, share } from './plan-line.js';
import { add, directionSlices, metricOf, sliceLabel, toSums } from './slices.js';
import type { Total } from './slices.js';
import { SMALLEST_PUBLIC_CELL, withheld } from './suppression.js';
import type { Cell, PublishedFigure } from './suppression.js';

/** Lists that are shown as parts of the total, each beside it. */
const LISTS = ['techArea', 'base'] as const;

@Injectable()
export class PublicFigures {
  constructor(
    private readonly figures: FigureReader,
    private readonly periods: PlanPeriods,
    private readonly clock: Clock,
  ) {}

  /** Totals of the current and of the asked period. @throws problem reference.unknown-period */
  async totals(periodCode?: string): Promise<PublicFiguresView> {
    const current = await this.periods.current(this.clock.now());
    const chosen = periodCode === undefined ? current : await this.periods.get(periodCode);
    const [earlier, later] = current.startsOn <= chosen.startsOn ? [current, chosen] : [chosen, current];
    const { cells, proof } = await this.figures.read({
      dimensions: ['all'],
      fromMonth: earlier.startsOn.slice(0, 7),
      toMonth: later.endsOn.slice(0, 7),
      scope: WHOLE_DISTRICT,
    });
    return { current: publicPeriod(current, cells), chosen: publicPeriod(chosen, cells), proof };
  }

  /** Year × type, fields, bases and directions of a period. @throws problem reference.unknown-period */
  async cuts(periodCode?: string): Promise<PublicCutsView> {
    const periods = await this.periods.list();
    const period =
      periodCode === undefined ? await this.periods.current(this.clock.now()) : await this.periods.get(periodCode);
    const { cells, proof } = await this.figures.read({
      dimensions: ['all', 'type', ...LISTS, 'direction'],
      fromMonth: period.startsOn.slice(0, 7),
      toMonth: period.endsOn.slice(0, 7),
      scope: WHOLE_DISTRICT,
    });
    const total = add(cells.filter(({ dimension }) => dimension === 'all'));
    const isShown = !isSmall(total);
    return {
      period,
      periods: periods.map(({ code, name }) => ({ code, name })),
      total: isShown ? toSums(total) : null,
      yearType: isShown ? yearTypes(cells, period, String(shanghaiYear(this.clock.now()))) : null,
      byTechArea: isShown ? partsOf('techArea', cells, total) : [],
      byBase: isShown ? partsOf('base', cells, total) : [],
      byDirection: directions(cells),
      proof,
    };
  }
}

/** Years × types with the sums of both, the whole as one table. */
function yearTypes(all: readonly Figure[], period: PlanPeriodView, thisYear: string): PublicCutsView['yearType'] {
  const cells = all.filter(({ dimension }) => dimension === 'type');
  const types = [...new Set(cells.map(({ code }) => code))].sort();
  const years = [...new Set(monthsOf(period).map((month) => month.slice(0, 4)))].filter((year) => year <= thisYear);
  const parts = years.flatMap((year) => types.map((code) => find(cells, year, code)));
  const at = (year: number, type: number) => year * types.length + type;
  const figures: PublishedFigure[] = [
    ...parts.map((_, index) => ({ key: `cell ${index}`, cells: [index] })),
    ...years.map((year, row) => ({ key: `year ${year}`, cells: types.map((_, column) => at(row, column)) })),
    ...types.map((code, column) => ({ key: `type ${code}`, cells: years.map((_, row) => at(row, column)) })),
    { key: 'total', cells: [...parts.keys()] },
  ];
  const hidden = withheld(parts.map(cellOf), figures);
  const shown = (key: string): PublicCell => {
    const figure = figures.find((one) => one.key === key);
    const total = add((figure?.cells ?? []).map((index) => parts[index] ?? add([])));
    return hidden.has(key) ? null : toSums(total);
  };
  return {
    types: types.map((code) => ({ code, label: sliceLabel('type', code), sums: shown(`type ${code}`) })),
    years: years.map((year, row) => ({
      year,
      sums: shown(`year ${year}`),
      cells: types.map((_, column) => shown(`cell ${at(row, column)}`)),
    })),
  };
}

/** Parts of one dimension beside the total; what has no code in it is a part of its own, else it would follow. */
function partsOf(dimension: (typeof LISTS)[number], all: readonly Figure[], total: Total): PublicCutsView['byBase'] {
  const codes = all.filter((cell) => cell.dimension === dimension).sort((a, b) => (a.code < b.code ? -1 : 1));
  const named = add(codes);
  const rest: Total = {
    count: total.count - named.count,
    totalFen: total.totalFen - named.totalFen,
    technicalFen: total.technicalFen - named.technicalFen,
  };
  const parts: { code: string | null; total: Total }[] = [
    ...codes.map((cell) => ({ code: cell.code, total: cell })),
    { code: null, total: rest },
  ];
  const figures = parts.map((_, index) => ({ key: String(index), cells: [index] }));
  const hidden = withheld(
    parts.map((part) => cellOf(part.total)),
    [...figures, { key: 'total', cells: [...parts.keys()] }],
  );
  return parts
    .map((part, index) => ({
      code: part.code,
      label: part.code === null ? '其他' : sliceLabel(dimension, part.code),
      sums: hidden.has(String(index)) ? null : toSums(part.total),
    }))
    .filter(({ code, sums }) => code !== null || sums === null || sums.count !== 0);
}

/**
 * 输出, 吸纳 and 区内循环 overlap: with the total, the contracts of each direction alone follow from them. So they are
 * shown only where none of the four directions is small.
 */
function directions(all: readonly Figure[]): PublicCutsView['byDirection'] {
  const atoms = all.filter(({ dimension }) => dimension === 'direction');
  if (atoms.some(isSmall)) return null;
  return directionSlices(all);
}

function publicPeriod(period: PlanPeriodView, cells: readonly Figure[]): PublicFiguresView['current'] {
  const [first, last] = [period.startsOn.slice(0, 7), period.endsOn.slice(0, 7)];
  const total = add(cells.filter(({ part }) => part >= first && part <= last));
  const { code, name, metric, targetFen, isDemo, source } = period;
  const isShown = !isSmall(total);
  return {
    code,
    name,
    metric,
    targetFen,
    isDemo,
    source,
    sums: isShown ? toSums(total) : null,
    progress: isShown && targetFen !== null ? share(metricOf(metric, total), BigInt(targetFen)) : null,
  };
}

function find(cells: readonly Figure[], year: string, code: string): Total {
  return cells.find((cell) => cell.part === year && cell.code === code) ?? add([]);
}

function cellOf(total: Total): Cell {
  const isEmpty = total.count === 0n && total.totalFen === 0n && total.technicalFen === 0n;
  return { count: Number(total.count), isEmpty };
}

function isSmall(total: Total): boolean {
  const { count, isEmpty } = cellOf(total);
  return !isEmpty && count < SMALLEST_PUBLIC_CELL;
}
