import type { Language } from '../i18n/i18n';

/** CodeMirror's own words, in Vietnamese; English is what it says by itself. */
const vietnamese: Record<string, string> = {
  Find: 'Tìm',
  Replace: 'Thay bằng',
  next: 'tiếp',
  previous: 'trước',
  all: 'tất cả',
  'match case': 'phân biệt hoa thường',
  'by word': 'nguyên từ',
  regexp: 'biểu thức',
  replace: 'thay',
  'replace all': 'thay tất cả',
  close: 'đóng',
  'current match': 'kết quả đang chọn',
  'on line': 'ở dòng',
  'replaced match on line $': 'đã thay ở dòng $',
  'replaced $ matches': 'đã thay $ chỗ',
  'Go to line': 'Đến dòng',
  go: 'đến',
  'Control character': 'Ký tự điều khiển',
  'Selection deleted': 'Đã xoá phần chọn',
  Completions: 'Gợi ý',
  Diagnostics: 'Vấn đề',
  'No diagnostics': 'Không có vấn đề',
  'Fold line': 'Thu dòng',
  'Unfold line': 'Mở dòng',
  'Folded lines': 'Các dòng đã thu',
  'Unfolded lines': 'Các dòng đã mở',
  'folded code': 'phần đã thu',
  unfold: 'mở',
  to: 'đến',
};

export function phrases(language: Language): Record<string, string> {
  return language === 'en' ? {} : vietnamese;
}
