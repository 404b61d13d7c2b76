import { describe, expect, it } from 'vitest';
import { listKey } from './keys';

const press = {
  code: 'KeyJ',
  keyCode: 74,
  isComposing: false,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  shiftKey: false,
  inField: false,
};

describe('keys of the task list', () => {
  it('moves, opens, selects, claims', () => {
    expect(listKey(press)).toBe('next');
    expect(listKey({ ...press, code: 'ArrowUp' })).toBe('previous');
    expect(listKey({ ...press, code: 'KeyX', shiftKey: true })).toBe('range');
    expect(listKey({ ...press, code: 'KeyC' })).toBe('claim');
    expect(listKey({ ...press, code: 'KeyT' })).toBe('watch');
  });

  it('leaves keys to an input method that is composing', () => {
    expect(listKey({ ...press, isComposing: true })).toBeNull();
    expect(listKey({ ...press, keyCode: 229 })).toBeNull();
  });

  it('leaves letters to fields', () => {
    expect(listKey({ ...press, inField: true })).toBeNull();
  });

  it('ignores modifiers but Ctrl+A', () => {
    expect(listKey({ ...press, ctrlKey: true })).toBeNull();
    expect(listKey({ ...press, altKey: true })).toBeNull();
    expect(listKey({ ...press, metaKey: true })).toBeNull();
    expect(listKey({ ...press, code: 'KeyA', ctrlKey: true })).toBe('all');
  });

  it.each([...'AEIOUYWD'].map((letter) => `Key${letter}`).concat('BracketLeft', 'BracketRight', 'Backspace'))(
    'never binds %s, which Telex rewrites',
    (code) => {
      expect(listKey({ ...press, code })).toBeNull();
    },
  );
});
