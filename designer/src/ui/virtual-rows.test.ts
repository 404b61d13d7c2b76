import { expect, test } from 'vitest';
import { visibleRows } from './virtual-rows';

test('draws what is seen and a few more, and keeps the height of the rest', () => {
  for (const top of [0, 10, 4_000, 1_841 * 44 - 700]) {
    const rows = visibleRows(top, 700, 1_841, 44);
    expect(rows.from * 44).toBeLessThanOrEqual(top);
    expect(rows.to * 44).toBeGreaterThanOrEqual(Math.min(top + 700, 1_841 * 44));
    expect(rows.above + (rows.to - rows.from) * 44 + rows.below).toBe(1_841 * 44);
    expect(rows.to - rows.from).toBeLessThan(40);
  }
});

test('a list that got shorter under a scrolled box still draws its end', () => {
  const rows = visibleRows(40_000, 700, 3, 44);
  expect([rows.from, rows.to, rows.above, rows.below]).toEqual([0, 3, 0, 0]);
});

test('an empty list draws nothing', () => {
  expect(visibleRows(0, 700, 0, 44)).toEqual({ from: 0, to: 0, above: 0, below: 0 });
});
