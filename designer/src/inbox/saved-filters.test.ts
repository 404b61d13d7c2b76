import { describe, expect, it } from 'vitest';
import type { SavedFilter } from '../api/types';
import { filterOf, isKept, shows } from './saved-filters';

const saved: SavedFilter = {
  id: '1',
  name: 'Trễ của đơn vị',
  view: 'unit',
  procedure: null,
  step: null,
  band: 'over',
  channel: null,
  order: 'due',
};

describe('a saved filter', () => {
  it('is the address that it was saved from', () => {
    expect(filterOf(saved)).toEqual({ view: 'unit', band: 'over' });
    expect(shows(filterOf(saved), saved)).toBe(true);
  });

  it('is left as soon as another thing is chosen, but not by searching within it', () => {
    expect(shows({ view: 'unit', band: 'over', q: 'an' }, saved)).toBe(true);
    expect(shows({ view: 'unit', band: 'over', channel: 'post' }, saved)).toBe(false);
    expect(shows({ view: 'unit' }, saved)).toBe(false);
    expect(shows({ band: 'over' }, saved)).toBe(false);
  });

  it('needs something that can be kept', () => {
    expect(isKept({ view: 'unit', q: 'an' })).toBe(false);
    expect(isKept({ band: 'over' })).toBe(true);
  });
});
