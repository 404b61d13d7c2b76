import { describe, expect, it } from 'vitest';
import { fold, matches, search } from './fold';

describe('folding', () => {
  it('drops every mark, also those of đ and stacked ones', () => {
    expect(fold('Đường Nguyễn Ằ ế ự')).toBe('duong nguyen a e u');
  });

  it('treats composed and decomposed text alike', () => {
    expect(fold('Tiếp nhận'.normalize('NFD'))).toBe(fold('Tiếp nhận'.normalize('NFC')));
  });

  it('finds all words in any order', () => {
    expect(matches('Chuyển nhượng quyền sử dụng đất', 'dat chuyen')).toBe(true);
    expect(matches('Chuyển nhượng quyền sử dụng đất', 'xay dung')).toBe(false);
  });

  it('ranks matches of the very marks first and keeps the order otherwise', () => {
    const names = ['Phường Cửa Lò', 'Xã Lò Than', 'Xã Lở Đất', 'Xã Lơ'];
    expect(search(names, 'lở', (name) => name)).toEqual([
      'Xã Lở Đất',
      'Phường Cửa Lò',
      'Xã Lò Than',
      'Xã Lơ',
    ]);
  });

  it('gives everything for an empty query', () => {
    expect(search(['b', 'a'], '  ', (name) => name)).toEqual(['b', 'a']);
  });
});
