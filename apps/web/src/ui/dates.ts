// Dates in words. Asia/Shanghai always, 24 h clock; relative only within 24 h.

const ZONE = 'Asia/Shanghai';
const parts = new Intl.DateTimeFormat('en-CA', {
  timeZone: ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

export const DATE_STYLES = ['day', 'column', 'minute', 'relative', 'until'] as const;
export type DateStyle = (typeof DATE_STYLES)[number];

interface Wall {
  year: number;
  month: number;
  day: number;
  hour: string;
  minute: string;
}

/** The wall clock in Shanghai for an instant, or for a plain date "2025-07-02"; null when it is neither. */
function wall(value: string | Date): Wall | null {
  const isPlain = typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
  const date = new Date(isPlain ? `${value}T00:00:00+08:00` : value);
  if (Number.isNaN(date.getTime())) return null;
  const found = new Map(parts.formatToParts(date).map((part) => [part.type, part.value]));
  return {
    year: Number(found.get('year')),
    month: Number(found.get('month')),
    day: Number(found.get('day')),
    hour: found.get('hour') ?? '00',
    minute: found.get('minute') ?? '00',
  };
}

const two = (value: number) => String(value).padStart(2, '0');

function dayWords(at: Wall, thisYear: number, language: string): string {
  if (language === 'en') {
    const name = new Intl.DateTimeFormat('en-GB', { month: 'short', timeZone: 'UTC' });
    const month = name.format(Date.UTC(2000, at.month - 1, 1));
    return at.year === thisYear ? `${at.day} ${month}` : `${at.day} ${month} ${at.year}`;
  }
  const day = `${at.month} 月 ${at.day} 日`;
  return at.year === thisYear ? day : `${at.year} 年 ${day}`;
}

function relativeWords(value: string | Date, now: Date, language: string): string | null {
  const seconds = (now.getTime() - new Date(value).getTime()) / 1000;
  if (seconds < -60 || seconds >= 86_400) return null;
  if (seconds < 60) return language === 'en' ? 'just now' : '刚刚';
  if (seconds < 3600) {
    const minutes = Math.floor(seconds / 60);
    return language === 'en' ? `${minutes} min ago` : `${minutes} 分钟前`;
  }
  const hours = Math.floor(seconds / 3600);
  return language === 'en' ? `${hours} h ago` : `${hours} 小时前`;
}

/**
 * An instant or plain date in words: day "7 月 2 日", column "2025-07-02", minute "7 月 2 日 09:05", relative "3 小时前",
 * until "6 月 30 日 24:00" (midnight belongs to the day it ends); "—" when unknown.
 */
export function dateWords(
  value: string | Date | null | undefined,
  style: DateStyle,
  options: { now?: Date; language?: string } = {},
): string {
  const at = value ? wall(value) : null;
  if (!value || !at) return '—';
  if (style === 'until' && at.hour === '00' && at.minute === '00') {
    const eve = new Date(new Date(value).getTime() - 60_000);
    return `${dateWords(eve, 'day', options)} 24:00`;
  }
  const now = options.now ?? new Date();
  const language = options.language ?? 'zh-CN';
  if (style === 'column') return `${at.year}-${two(at.month)}-${two(at.day)}`;
  const near = style === 'relative' ? relativeWords(value, now, language) : null;
  if (near) return near;
  const day = dayWords(at, wall(now)?.year ?? at.year, language);
  return style === 'minute' || style === 'until' ? `${day} ${at.hour}:${at.minute}` : day;
}

/** Today's plain date in Shanghai, "2025-07-02". */
export function todayInShanghai(now: Date = new Date()): string {
  return dateWords(now, 'column');
}

/** Whole days from today to a plain date or instant (negative when past), by Shanghai calendar days. */
export function daysUntil(value: string | Date, now: Date = new Date()): number {
  const target = dateWords(value, 'column');
  const today = dateWords(now, 'column');
  return Math.round((Date.parse(target) - Date.parse(today)) / 86_400_000);
}
