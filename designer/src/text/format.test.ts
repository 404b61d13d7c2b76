import { describe, expect, it } from 'vitest';
import { inSentence, initials, moment, money, parseDate, parseMoment, percent, timeOf } from './format';

describe('formats', () => {
  it('writes moments the Vietnamese way without reading a calendar', () => {
    expect(moment('2026-11-20T15:00')).toBe('20/11/2026 15:00');
    expect(moment('2026-11-20')).toBe('20/11/2026');
    expect(moment(null)).toBe('–');
    expect(timeOf('2026-11-20T15:00')).toBe('15:00');
  });

  it('reads moments as people type them, and no others', () => {
    expect(parseMoment('20/11/2026 17:30')).toBe('2026-11-20T17:30');
    expect(parseMoment(' 1-12-2026 7h05 ')).toBe('2026-12-01T07:05');
    expect(parseMoment('31/02/2026 17:30')).toBeNull();
    expect(parseMoment('20/11/2026 24:00')).toBeNull();
    expect(parseMoment('20/11/2026')).toBeNull();
  });

  it('writes numbers in both languages', () => {
    expect(money(1250000, 'vi')).toBe('1.250.000 đ');
    expect(money(1250000, 'en')).toBe('1,250,000 đ');
    expect(percent(0.9657, 'vi')).toBe('96,6 %');
    expect(percent(0.9657, 'en')).toBe('96.6%');
  });

  it('puts a name into a sentence but leaves abbreviations', () => {
    expect(inSentence('Trình ký')).toBe('trình ký');
    expect(inSentence('UBND xã')).toBe('UBND xã');
  });

  it('reads dates as they are typed and refuses those that do not exist', () => {
    expect(parseDate('5/3/2026')).toBe('2026-03-05');
    expect(parseDate('20-11-2026')).toBe('2026-11-20');
    expect(parseDate('2026-11-20')).toBe('2026-11-20');
    expect(parseDate('30/02/2026')).toBeNull();
    expect(parseDate('hôm nay')).toBeNull();
  });

  it('marks people by two letters', () => {
    expect(initials('Nguyễn Văn Đức')).toBe('NĐ');
    expect(initials('xl1')).toBe('XL');
  });
});
