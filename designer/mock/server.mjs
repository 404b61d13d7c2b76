// A stand-in for the C# server, to work on the screens alone: `npm run mock`, then `npm run dev`, or the built
// app at /app/. It keeps nothing and checks nothing. POST /mock/new adds a task, /mock/break?on=1 makes reads fail,
// /mock/stale?on=1 refuses commands, /mock/out signs out.
import { createReadStream, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import * as data from './data.mjs';
import * as report from './report.mjs';

const port = Number(process.env.PORT ?? 5080);
const app = join(import.meta.dirname, '../../engine/Bpm.Server/wwwroot/app');
const types = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
};

let signedIn = null;
let sequence = 100;
let broken = false;
let stale = false;
let streams = [];
const tasks = [...data.tasks, ...data.unclaimed];

class Refusal extends Error {
  constructor(status, code, detail) {
    super(code);
    this.body = { type: `urn:bpm:${code}`, title: detail, detail, status, code, traceId: '7f3a' };
  }
}

const find = (code) =>
  tasks.find((row) => row.code === code) ?? fail(404, 'dossier-unknown', 'Không có hồ sơ này.');
const fail = (status, code, detail) => {
  throw new Refusal(status, code, detail);
};

function changed(row) {
  sequence++;
  const message = {
    type: 1,
    target: 'changed',
    arguments: [{ sequence, topics: ['u:xl1'], dossiers: [row.code] }],
  };
  for (const stream of streams) stream.write(`data: ${JSON.stringify(message)}\x1e\n\n`);
}

function inbox(query) {
  const view = query.get('view') ?? 'mine';
  const inView = {
    mine: (row) => row.mine,
    unit: () => true,
    sign: (row) => row.step.id === 'sign',
    receive: () => false,
    watched: () => false,
    all: () => true,
  };
  const all = tasks.filter(inView[view] ?? inView.mine);
  const q = (query.get('q') ?? '').toLowerCase();
  const rows = all.filter(
    (row) =>
      (row.code + row.applicant).toLowerCase().includes(q) &&
      ['procedure', 'step', 'band', 'channel'].every((name) => {
        const wanted = query.get(name);
        return (
          wanted === null || [row.procedure.code, row.step.id, row.clock.band, row.channel].includes(wanted)
        );
      }),
  );
  const extra = view === 'mine' && rows.length === all.length ? { week: 30, later: 4 } : {};
  const order = data.groupLabels.map(([key]) => key);
  const count = (key) => rows.filter((row) => row.group === key).length + (extra[key] ?? 0);
  const labels = {
    mine: 'Của tôi',
    unit: 'Cả phòng',
    sign: 'Chờ ký',
    receive: 'Tiếp nhận',
    watched: 'Theo dõi',
    all: 'Tất cả',
  };
  const by = (items) =>
    [...new Map(items.map((item) => [item.code ?? item.id, item])).values()].map((item) => ({
      ...item,
      count: 1,
    }));
  return {
    asOf: '2026-11-20T15:00',
    sequence,
    view,
    total: rows.length,
    views: Object.entries(labels).map(([key, label]) => ({
      view: key,
      label,
      count: tasks.filter(inView[key]).length,
    })),
    summary: { total: rows.length, over: count('overdue'), today: count('today'), paused: count('paused') },
    groups: data.groupLabels.map(([key, label]) => ({ key, label, count: count(key) })),
    rows: rows.sort((a, b) => order.indexOf(a.group) - order.indexOf(b.group)),
    next: null,
    filters: { procedures: by(all.map((row) => row.procedure)), steps: by(all.map((row) => row.step)) },
  };
}

function command(row, act) {
  if (stale) fail(412, 'version-stale', 'Hồ sơ vừa được Trần Thị Thẩm (xl2) trình ký lúc 14:58.');
  act(row);
  row.version++;
  changed(row);
  return {
    dossier: row.dossier,
    code: row.code,
    version: row.version,
    message: 'Đã chuyển tới Lãnh đạo Phòng Vận tải lúc 15:02.',
    opened: [],
  };
}

const take = (to) => (row) => Object.assign(row, { assignee: to, mine: to?.user === signedIn?.user });
const person = (user) => data.people.find((each) => each.user === user);
const promise = {
  due: '2026-12-11T15:00',
  dueText: 'Thứ Sáu 11/12/2026 15:00',
  term: '15 ngày làm việc',
  why: 'Ngày nhận không tính; đếm từ Thứ Hai 23/11, không có ngày nghỉ lễ nào trong khoảng này.',
};
const fees = [{ id: 'registration', name: 'Lệ phí đăng ký', amount: 75000 }];

const routes = [
  ['GET', '/inbox/filters', () => []],
  [
    'GET',
    '/sign-in',
    () => ({ demo: true, demoSignIns: data.people, password: 'demo', local: true, provider: null }),
  ],
  [
    'POST',
    '/session',
    (_, body) => {
      signedIn = person(body.user) ?? fail(401, 'sign-in-failed', 'Sai tài khoản hoặc mật khẩu.');
      return data.me(signedIn);
    },
  ],
  ['DELETE', '/session', () => void (signedIn = null)],
  ['GET', '/me', () => data.me(signedIn)],
  ['GET', '/inbox', (_, __, query) => inbox(query)],
  [
    'GET',
    '/tasks/(.+)/candidates',
    () => [
      { user: 'xl2', name: 'Trần Thị Thẩm', openTasks: 12, excluded: null },
      { user: 'xl3', name: 'Võ Thị Soạn', openTasks: 1, excluded: null },
      {
        user: 'ld1',
        name: 'Hồ Văn Ký',
        openTasks: 4,
        excluded: 'đã ký ở bước trước, không thẩm định cùng hồ sơ',
      },
    ],
  ],
  [
    'POST',
    '/tasks/(.+)/claim',
    ([task]) => {
      const row = tasks.find((each) => each.task === task);
      if (row.assignee !== null) fail(409, 'task-taken', `Việc đã được ${row.assignee.name} nhận lúc 14:58.`);
      return command(row, take(signedIn));
    },
  ],
  [
    'POST',
    '/tasks/(.+)/release',
    ([task]) =>
      command(
        tasks.find((each) => each.task === task),
        take(null),
      ),
  ],
  [
    'POST',
    '/tasks/(.+)/assign',
    ([task], body) =>
      command(
        tasks.find((each) => each.task === task),
        take(person(body.to) ?? { user: body.to, name: body.to }),
      ),
  ],
  [
    'POST',
    '/tasks/(.+)/complete',
    ([task]) =>
      command(
        tasks.find((each) => each.task === task),
        take(person('ld1')),
      ),
  ],
  [
    'POST',
    '/dossiers/preview',
    (_, body) => ({
      promise,
      fees,
      papersMissing: body.papers.length > 2 ? [] : [{ id: 'certificate', name: 'Giấy chứng nhận đã cấp' }],
      problems: [],
    }),
  ],
  ['GET', '/dossiers/([^/]+)/clock', () => data.clockView],
  [
    'POST',
    '/dossiers/([^/]+)/(?:supplement|wait-done|withdraw|note)',
    ([code]) =>
      command(find(code), (row) =>
        Object.assign(row, row.group === 'paused' ? { group: 'next', clock: data.tasks[7].clock } : {}),
      ),
  ],
  ['GET', '/dossiers/([^/]+)', ([code]) => data.dossierView(find(code))],
  [
    'GET',
    '/dossiers',
    (_, __, query) => {
      const q = (query.get('q') ?? '').toLowerCase();
      const rows = tasks
        .filter((row) => (row.code + row.applicant).toLowerCase().includes(q))
        .map((row) => ({
          ...row,
          status: { code: 'processing', text: 'Đang xử lý' },
          holder: { unit: 'sxd', name: 'Sở Xây dựng' },
          receivedAt: '2026-11-12T09:10',
        }));
      return { rows, next: null, total: rows.length };
    },
  ],
  [
    'POST',
    '/dossiers',
    () => ({
      dossier: 'd1',
      code: '261112-0007',
      version: 1,
      promise,
      slip: '/in/receipt/261112-0007',
      fees,
    }),
  ],
  ['GET', '/procedures/findings', () => data.findings],
  [
    'GET',
    '/procedures/([^/]+)',
    ([code]) =>
      data.procedureView(
        data.procedureRows.find((row) => row.code === code) ??
          fail(404, 'procedure-unknown', 'Không có thủ tục này.'),
      ),
  ],
  ['GET', '/procedures', () => data.procedureRows],
  ['GET', '/reports/monthly/dossiers', (_, __, query) => report.dossiers(query)],
  ['GET', '/reports/monthly', () => report.monthly],
  ['GET', '/units', () => data.communes],
  ['GET', '/changes', () => ({ sequence, reset: false, changes: [] })],
];

function mock(path, query) {
  if (path === '/mock/new') {
    const row = {
      ...data.tasks[2],
      task: `new/${sequence}`,
      code: `261120-${String(sequence).padStart(4, '0')}`,
      applicant: 'Người vừa nộp',
    };
    tasks.push(row);
    changed(row);
  }
  if (path === '/mock/break') broken = query.get('on') === '1';
  if (path === '/mock/stale') stale = query.get('on') === '1';
  if (path === '/mock/out') signedIn = null;
}

/** SignalR over server-sent events: enough for notices. */
function hub(request, response, path) {
  if (path.endsWith('/negotiate')) {
    response.end(
      JSON.stringify({
        connectionId: 'c',
        connectionToken: 'c',
        negotiateVersion: 1,
        availableTransports: [{ transport: 'ServerSentEvents', transferFormats: ['Text'] }],
      }),
    );
  } else if (request.method === 'GET') {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' });
    response.write('\n');
    streams.push(response);
    const ping = setInterval(() => response.write('data: {"type":6}\x1e\n\n'), 10_000);
    response.on('close', () => {
      clearInterval(ping);
      streams = streams.filter((stream) => stream !== response);
    });
  } else {
    request.on('data', (part) => {
      if (String(part).includes('protocol')) for (const stream of streams) stream.write('data: {}\x1e\n\n');
    });
    request.on('end', () => response.end());
  }
}

function file(path, response) {
  const wanted = join(app, path.replace(/^\/app\/?/, ''));
  const found = extname(wanted) !== '' && existsSync(wanted) ? wanted : join(app, 'index.html');
  response.writeHead(200, {
    'Content-Type': types[extname(found)] ?? 'text/plain',
    'Content-Security-Policy': "default-src 'self'",
  });
  createReadStream(found).pipe(response);
}

function answer(request, url, text) {
  const path = decodeURIComponent(url.pathname.slice('/api/v1'.length));
  const open = path === '/sign-in' || path === '/session';
  if (!open && signedIn === null) fail(401, 'not-signed-in', 'Chưa đăng nhập.');
  if (broken && !open && path !== '/me') fail(500, 'failed', 'Máy chủ gặp lỗi.');
  for (const [method, pattern, act] of routes) {
    const match = method === request.method ? new RegExp(`^${pattern}$`).exec(path) : null;
    if (match !== null)
      return act(match.slice(1), text === '' ? {} : JSON.parse(text), url.searchParams) ?? null;
  }
  return fail(404, 'not-found', 'Không có địa chỉ này.');
}

createServer((request, response) => {
  const url = new URL(request.url, 'http://mock');
  if (url.pathname.startsWith('/hubs/')) return hub(request, response, url.pathname);
  if (url.pathname.startsWith('/app')) return file(url.pathname, response);
  if (url.pathname.startsWith('/mock/')) mock(url.pathname, url.searchParams);
  if (!url.pathname.startsWith('/api/')) return response.end();
  let text = '';
  request.on('data', (part) => (text += part));
  request.on('end', () => {
    let status = 200;
    let body;
    try {
      body = answer(request, url, text);
    } catch (error) {
      body = error.body ?? { title: String(error), status: 500, code: 'bug' };
      status = body.status;
    }
    response.writeHead(status, {
      'Content-Type': status < 400 ? 'application/json' : 'application/problem+json',
    });
    response.end(JSON.stringify(body));
  });
  return undefined;
}).listen(port, '127.0.0.1', () => console.log(`mock at http://127.0.0.1:${port}/app/`));
