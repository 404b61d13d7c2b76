interface Pressed {
  isComposing: boolean;
  keyCode: number;
}

/** An input method (Telex, VNI) is still building a letter: the key is not ours. */
export function isComposing(event: Pressed): boolean {
  return event.isComposing || event.keyCode === 229;
}

export type ListKey =
  | 'next'
  | 'previous'
  | 'first'
  | 'last'
  | 'open'
  | 'select'
  | 'range'
  | 'all'
  | 'claim'
  | 'assign'
  | 'watch'
  | 'fresh'
  | 'clear';

interface ListPress extends Pressed {
  code: string;
  ctrlKey: boolean;
  altKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
  /** The press happened in a field, where letters are letters. */
  inField: boolean;
}

const plain: Readonly<Record<string, ListKey>> = {
  KeyJ: 'next',
  ArrowDown: 'next',
  KeyK: 'previous',
  ArrowUp: 'previous',
  Home: 'first',
  End: 'last',
  Enter: 'open',
  NumpadEnter: 'open',
  KeyX: 'select',
  Space: 'select',
  KeyC: 'claim',
  KeyG: 'assign',
  KeyT: 'watch',
  KeyN: 'fresh',
  Escape: 'clear',
};

/**
 * What a key means while a task list has the focus. By place on the keyboard, so that an input method changes
 * nothing; no vowel, W, D or bracket, since Telex rewrites those; never with Ctrl, Alt or Meta but Ctrl+A.
 */
export function listKey(event: ListPress): ListKey | null {
  if (isComposing(event) || event.inField) return null;
  if (event.altKey || event.metaKey) return null;
  if (event.ctrlKey) return event.code === 'KeyA' && !event.shiftKey ? 'all' : null;
  if (event.shiftKey) return event.code === 'KeyX' ? 'range' : null;
  return plain[event.code] ?? null;
}
