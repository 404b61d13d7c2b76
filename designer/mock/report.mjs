// The monthly report: invented figures that add up.
const figures = [
  ['received', 'Tổng tiếp nhận'],
  ['new', 'Tiếp nhận mới'],
  ['new-online', 'Mới: trực tuyến'],
  ['new-counter', 'Mới: trực tiếp'],
  ['new-post', 'Mới: bưu chính'],
  ['carried', 'Kỳ trước chuyển sang'],
  ['resolved', 'Đã giải quyết'],
  ['early', 'Trước hạn'],
  ['on-time', 'Đúng hạn'],
  ['late', 'Quá hạn'],
  ['without-limit', 'Không quy định thời hạn'],
  ['with-limit', 'Đã giải quyết, có thời hạn'],
  ['kept', 'Đúng và trước hạn'],
  ['in-process', 'Đang giải quyết'],
  ['in-process-overdue', 'Đang giải quyết, đã quá hạn'],
  ['awaiting-supplement', 'Chờ bổ sung'],
  ['awaiting-payment', 'Chờ nghĩa vụ tài chính'],
  ['awaiting-other', 'Tạm dừng khác'],
  ['returned', 'Trả lại, rút'],
  ['stopped', 'Dừng giải quyết'],
  ['open-overdue', 'Quá hạn chưa xong'],
].map(([id, name]) => ({ id, name }));
const places = [
  'resolved',
  'in-process',
  'awaiting-supplement',
  'awaiting-payment',
  'awaiting-other',
  'returned',
  'stopped',
];

const rate = (part, whole) => ({
  part,
  whole,
  text: whole === 0 ? '–' : `${((part * 100) / whole).toFixed(2).replace('.', ',')} %`,
});

function row(unit, name, numbers) {
  const counts = Object.fromEntries(figures.map((figure, i) => [figure.id, numbers[i]]));
  return {
    unit,
    name,
    counts,
    onTime: rate(counts.kept, counts['with-limit']),
    online: rate(counts['new-online'], counts.new),
    partition: places.map((figure) => ({
      figure,
      name: figures.find((each) => each.id === figure).name,
      count: counts[figure],
    })),
  };
}

const land = [520, 410, 92, 300, 18, 110, 402, 300, 86, 16, 0, 402, 386, 88, 7, 12, 9, 1, 6, 2, 8];
const build = [210, 180, 140, 36, 4, 30, 160, 120, 37, 3, 0, 160, 157, 41, 2, 5, 0, 0, 4, 0, 2];
export const monthly = {
  from: '2026-11-15',
  to: '2026-12-14',
  seenUntil: '2026-11-20T15:00',
  complete: false,
  periods: [
    { from: '2026-11-15', to: '2026-12-14', preset: '15-14', name: '15/11 – 14/12/2026' },
    { from: '2026-10-15', to: '2026-11-14', preset: '15-14', name: '15/10 – 14/11/2026' },
    { from: '2026-11-01', to: '2026-11-30', preset: 'month', name: 'Tháng 11/2026' },
  ],
  notes: ['Dữ liệu mẫu: hồ sơ, người và thời gian là hư cấu, không phải số liệu của tỉnh.'],
  figures,
  total: row(
    '',
    'Tất cả đơn vị',
    land.map((n, i) => n + build[i]),
  ),
  units: [
    row('land-vinh', 'Chi nhánh Văn phòng Đăng ký đất đai khu vực Vinh', land),
    row('so-xay-dung', 'Sở Xây dựng', build),
  ],
};

export function dossiers(query) {
  const figure = figures.find((each) => each.id === query.get('figure')) ?? figures[0];
  const unit = monthly.units.find((each) => each.unit === query.get('unit'));
  const total = (unit ?? monthly.total).counts[figure.id];
  const rows = Array.from({ length: Math.min(total, 50) }, (_, i) => ({
    code: `261112-${String(i + 1).padStart(4, '0')}`,
    procedure: { code: '1.012756', name: 'Đăng ký biến động quyền sử dụng đất' },
    unit: { code: 'land-vinh', name: 'Chi nhánh Văn phòng Đăng ký đất đai khu vực Vinh' },
    receivedAt: '2026-11-12T09:10',
    due: '2026-11-19T15:00',
    endedAt: '2026-11-20T10:00',
    place: 'Đã giải quyết',
  }));
  return {
    figure,
    from: monthly.from,
    to: monthly.to,
    unitName: unit?.name ?? null,
    total,
    rows,
    next: null,
  };
}
