// A day, or a day with its minute, as people type it here, and as the form holds it: 2026-03-31, 2026-03-31T09:30.
// Not for showing dates in text: ui/dates.ts.

export type Grain = 'day' | 'minute';

const FULL_WIDTH = /[０-９：－／．]/g;
const DAY = /^(\d{4})(?:-|\/|\.|年)?(\d{1,2})(?:-|\/|\.|月)?(\d{1,2})日?$/;
const MINUTE = /^(.+?)(?:\s+|T)(\d{1,2}):(\d{2})$/;

const narrow = (text: string) =>
  text.replaceAll(FULL_WIDTH, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0)).trim();

function readDay(text: string): string | null {
  const [, year = '', month = '', day = ''] = DAY.exec(text.replaceAll(/\s/g, '')) ?? [];
  const isBare = /^\d+$/.test(text);
  if (!year || (isBare && text.length !== 8)) return null;
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const instant = new Date(`${written}T00:00:00Z`);
  const isReal = !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(written);
  return isReal ? written : null;
}

function readMinute(text: string): string | null {
  const [, dayText = '', hour = '', minute = ''] = MINUTE.exec(text) ?? [];
  const day = readDay(dayText);
  if (!day || Number(hour) > 23 || Number(minute) > 59) return null;
  return `${day}T${hour.padStart(2, '0')}:${minute}`;
}

/** What the form holds for this text; null when it is no date of the calendar, or not yet. */
export function readDate(text: string, grain: Grain): string | null {
  const typed = narrow(text);
  return grain === 'day' ? readDay(typed) : readMinute(typed);
}

/** Whether the text is written in full, so that nothing typed after it would make another date. */
export function isWrittenOut(text: string, grain: Grain): boolean {
  const typed = narrow(text);
  return typed.length >= (grain === 'day' ? 8 : 14) && dateText(readDate(typed, grain) ?? '', grain) === typed;
}

/** The held value as it is written in the field; anything else as it is. */
export function dateText(value: string, grain: Grain): string {
  return grain === 'minute' ? value.replace(/^(\d{4}-\d{2}-\d{2})T/, '$1 ') : value;
}
