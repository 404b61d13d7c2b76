import { beforeAll, expect, test, vi } from 'vitest';
import { setLanguage, startLanguage, t } from './i18n';

beforeAll(async () => {
  vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined });
  vi.stubGlobal('document', { documentElement: { lang: 'vi' } });
  await startLanguage();
});

test('numbers in a sentence are written as the language writes them', async () => {
  expect(t('procedures.total', { count: 1841 })).toBe('1.841 thủ tục');
  expect(t('bulk.chosen', { n: 7 })).toContain('7');
  await setLanguage('en');
  expect(t('procedures.total', { count: 1841 })).toBe('1,841 procedures');
  expect(t('procedures.total', { count: 1 })).toBe('1 procedure');
});

test('text is put in as it is', () => {
  expect(t('publish.as', { version: '<2026>' })).toContain('<2026>');
});
