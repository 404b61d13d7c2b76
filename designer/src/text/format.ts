import type { Moment } from '../api/types';

/** `2026-11-20T15:00` as `20/11/2026 15:00`. Pure rearranging: no time zone, no calendar. */
export function moment(value: Moment | null | undefined): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}:\d{2}))?/.exec(value ?? '');
  if (parts === null) return '–';
  const [, year, month, day, time] = parts;
  const date = `${day ?? ''}/${month ?? ''}/${year ?? ''}`;
  return time === undefined ? date : `${date} ${time}`;
}

/** A date as people type it (`20/11/2026`, `20-11-2026`) or as machines do, to `2026-11-20`; null if it is none. */
export function parseDate(typed: string): string | null {
  const text = typed.trim();
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  const local = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  const [year, month, day] = iso !== null ? [iso[1], iso[2], iso[3]] : [local?.[3], local?.[2], local?.[1]];
  if (year === undefined || month === undefined || day === undefined) return null;
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${written}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(written) ? written : null;
}

/** A date and a time as people type them (`20/11/2026 17:30`), to `2026-11-20T17:30`; null if it is none. */
export function parseMoment(typed: string): string | null {
  const parts = /^(\S+)[\sT]+(\d{1,2})[:hg](\d{2})$/.exec(typed.trim());
  const date = parseDate(parts?.[1] ?? '');
  const [hour, minute] = [Number(parts?.[2]), Number(parts?.[3])];
  if (parts === null || date === null || hour > 23 || minute > 59) return null;
  return `${date}T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** The clock of a moment: `15:00`. */
export function timeOf(value: Moment | null | undefined): string {
  return /T(\d{2}:\d{2})/.exec(value ?? '')?.[1] ?? '–';
}

export function number(value: number, language: string): string {
  return new Intl.NumberFormat(language === 'en' ? 'en-GB' : 'vi-VN').format(value);
}

/** Whole đồng: `1.250.000 đ`. */
export function money(amount: number, language: string): string {
  return `${number(amount, language)} đ`;
}

/** A share of 1 as `96,6 %` (Vietnamese) or `96.6%` (English). */
export function percent(share: number, language: string): string {
  const value = new Intl.NumberFormat(language === 'en' ? 'en-GB' : 'vi-VN', {
    maximumFractionDigits: 1,
  }).format(share * 100);
  return language === 'en' ? `${value}%` : `${value} %`;
}

/** First letter in lower case, for a name inside a sentence; abbreviations stay as they are. */
export function inSentence(text: string): string {
  const second = text.charAt(1);
  if (second !== second.toLowerCase()) return text;
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** Two letters for a person's mark: those of the account, or of the first and last word of the name. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const first = words[0]?.charAt(0) ?? '';
  const last = words.length > 1 ? (words.at(-1)?.charAt(0) ?? '') : (words[0]?.charAt(1) ?? '');
  return (first + last).toUpperCase();
}
