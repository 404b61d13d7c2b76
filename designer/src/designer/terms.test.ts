import { describe, expect, it } from 'vitest';
import { joinTerm, shownAmount, splitTerm } from './terms';

describe('a term in two fields', () => {
  it.each([
    ['5 working days', '5', 'working days'],
    ['0.5 working days', '0.5', 'working days'],
    ['1 working day', '1', 'working days'],
    ['4 working hours', '4', 'working hours'],
    ['1 month', '1', 'months'],
    ['same day', '', 'same day'],
  ])('%s', (term, amount, unit) => {
    expect(splitTerm(term)).toEqual({ amount, unit });
  });

  it('has nothing to say about no term', () => {
    expect(splitTerm(null)).toEqual({ amount: '', unit: '' });
  });

  it('is put together as the language writes it, with a comma or a point typed', () => {
    expect(joinTerm(' 0,5 ', 'working days')).toBe('0.5 working days');
    expect(joinTerm('3', 'same day')).toBe('same day');
  });

  it('is shown as people of that language write it', () => {
    expect(shownAmount('0.5', 'vi')).toBe('0,5');
    expect(shownAmount('0.5', 'en')).toBe('0.5');
  });
});
