// What a first visit to the inbox loads, and what the designer loads on top, compressed, against their budgets. Run
// after `npm run build`.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const built = join(import.meta.dirname, '../engine/Bpm.Server/wwwroot/app');
const manifest = JSON.parse(readFileSync(join(built, 'manifest.json'), 'utf8'));

/** Files of the entries whose name fits, with all that they import. */
function filesOf(pattern) {
  const files = new Set();
  for (const key of Object.keys(manifest)) if (pattern.test(key)) add(key);
  return files;

  function add(key) {
    const chunk = manifest[key];
    if (files.has(chunk.file)) return;
    files.add(chunk.file);
    for (const style of chunk.css ?? []) files.add(style);
    for (const needed of chunk.imports ?? []) add(needed);
  }
}

const first = filesOf(/index\.html$|inbox-page\.tsx$|@microsoft\/signalr|style\.css$/);
const designer = [...filesOf(/designer\/.*page\.tsx$/)].filter((file) => !first.has(file));

const budgets = [
  ['first load, js', first, '.js', 200],
  ['first load, css', first, '.css', 25],
  ['designer on top, js', designer, '.js', 300],
];

let over = false;
for (const [name, files, end, limit] of budgets) {
  const sizes = [...files]
    .filter((file) => file.endsWith(end))
    .map((file) => gzipSync(readFileSync(join(built, file)), { level: 9 }).length / 1024);
  const size = sizes.reduce((sum, each) => sum + each, 0);
  over ||= size > limit || size === 0;
  console.log(`${name}: ${size.toFixed(1)} KB of ${limit} KB in ${sizes.length} files`);
}
process.exit(over ? 1 : 0);
