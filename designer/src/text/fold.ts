/** Text as search sees it: lower case, without marks, đ as d. "Đường" and "duong" fold to the same. */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase().trim();
}

/** Every word of the query stands somewhere in the text. An exact match of marks ranks first: see `rank`. */
export function matches(text: string, query: string): boolean {
  const folded = fold(text);
  return fold(query)
    .split(/\s+/)
    .every((word) => folded.includes(word));
}

/** Matching items, those that keep the query's own marks first, otherwise in their given order. */
export function search<T>(items: readonly T[], query: string, text: (item: T) => string): T[] {
  const wanted = query.normalize('NFC').toLowerCase().trim();
  if (wanted === '') return [...items];
  const found = items.filter((item) => matches(text(item), query));
  const exact = (item: T): boolean => text(item).normalize('NFC').toLowerCase().includes(wanted);
  return [...found.filter(exact), ...found.filter((item) => !exact(item))];
}
