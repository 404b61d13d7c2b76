import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import en from '../locales/en.json';
import vi from '../locales/vi.json';

const source = join(import.meta.dirname, '..');
const texts: Readonly<Record<string, string>> = vi;
const english: Readonly<Record<string, string>> = en;

/** Plural forms differ by language; what a caller names is the base. */
function base(key: string): string {
  return key.replace(/_(one|other)$/, '');
}

function placeholders(text: string): string[] {
  return [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '').sort();
}

function files(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.test.ts'))
    .map((name) => join(folder, name));
}

const code = files(source)
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n');

/** `t(\`steps.${state}\`)` uses every key that begins and ends so. */
const patterns = [...code.matchAll(/`([a-zA-Z]+\.[^`]*\$\{[^`]*)`/g)].map(
  (match) => new RegExp(`^${(match[1] ?? '').replaceAll('.', '\\.').replace(/\$\{[^}]*\}/g, '[\\w-]+')}$`),
);

describe('the language files', () => {
  it('hold the same keys', () => {
    expect([...new Set(Object.keys(en).map(base))]).toEqual([...new Set(Object.keys(vi).map(base))]);
  });

  it('hold the same placeholders', () => {
    for (const [key, text] of Object.entries(english)) {
      const source = texts[key] ?? texts[`${base(key)}_other`] ?? '';
      expect([key, placeholders(text)]).toEqual([key, placeholders(source)]);
    }
  });

  it('hold every key that is used', () => {
    const used = [...code.matchAll(/\bt\(\s*'([^']+)'/g)].map((match) => match[1] ?? '');
    const known = new Set(Object.keys(vi).map(base));
    expect(used.filter((key) => !known.has(key))).toEqual([]);
  });

  it('hold no key that is not used', () => {
    const unused = [...new Set(Object.keys(vi).map(base))].filter(
      (key) => !code.includes(`'${key}'`) && !patterns.some((pattern) => pattern.test(key)),
    );
    expect(unused).toEqual([]);
  });

  it('leave no text empty', () => {
    expect(Object.entries({ ...vi, ...en }).filter(([, text]) => text.trim() === '')).toEqual([]);
  });
});
