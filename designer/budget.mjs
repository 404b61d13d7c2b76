// What a first visit to the inbox loads, compressed, against its budget. Run after `npm run build`.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const built = join(import.meta.dirname, '../engine/Bpm.Server/wwwroot/app');
const limits = { js: 200, css: 25 };
const manifest = JSON.parse(readFileSync(join(built, 'manifest.json'), 'utf8'));
const files = new Set();

function add(key) {
  const chunk = manifest[key];
  if (files.has(chunk.file)) return;
  files.add(chunk.file);
  for (const style of chunk.css ?? []) files.add(style);
  for (const needed of chunk.imports ?? []) add(needed);
}

for (const key of Object.keys(manifest)) {
  if (/index\.html$|inbox-page\.tsx$|@microsoft\/signalr|style\.css$/.test(key)) add(key);
}

const kilobytes = (end) =>
  [...files]
    .filter((file) => file.endsWith(end))
    .reduce((sum, file) => sum + gzipSync(readFileSync(join(built, file)), { level: 9 }).length / 1024, 0);

let over = false;
for (const [kind, limit] of Object.entries(limits)) {
  const size = kilobytes(`.${kind}`);
  over ||= size > limit;
  console.log(
    `${kind}: ${size.toFixed(1)} KB of ${limit} KB in ${[...files].filter((file) => file.endsWith(kind)).length} files`,
  );
}
process.exit(over ? 1 : 0);
