import { describe, expect, it } from 'vitest';
import type { ClockBar } from '../api/types';
import { clockScale } from './clock-scale';

const bar: ClockBar[] = [
  { from: '2026-11-20T07:30', to: '2026-11-20T11:30', kind: 'counted', label: null },
  { from: '2026-11-20T17:30', to: '2026-11-23T07:30', kind: 'off', label: null },
  { from: '2026-11-23T07:30', to: '2026-11-23T11:10', kind: 'remaining', label: null },
];

describe('the bar of time', () => {
  const scale = clockScale(bar, ['2026-11-20T09:00', '2026-11-23T11:10']);

  it('shows every day, days off narrower', () => {
    expect(scale.days.map((day) => day.dayOfMonth)).toEqual([20, 21, 22, 23]);
    expect(scale.days.map((day) => day.off)).toEqual([false, true, true, false]);
    const width = (index: number): number => (scale.days[index]?.to ?? 0) - (scale.days[index]?.from ?? 0);
    expect(width(1)).toBeLessThan(width(0));
  });

  it('puts moments in order inside the bar', () => {
    const places = ['2026-11-20T07:30', '2026-11-20T11:30', '2026-11-21T12:00', '2026-11-23T11:10'].map(
      scale.at,
    );
    expect([...places].sort((a, b) => a - b)).toEqual(places);
    expect(places[0]).toBeGreaterThan(0);
    expect(places.at(-1)).toBeLessThan(100);
  });

  it('keeps nights when the clock counts through them', () => {
    const nights = clockScale(
      [{ from: '2026-11-20T00:00', to: '2026-11-22T00:00', kind: 'counted', label: null }],
      [],
    );
    expect(nights.days).toHaveLength(2);
    expect(nights.at('2026-11-20T12:00')).toBeCloseTo(25);
  });
});
