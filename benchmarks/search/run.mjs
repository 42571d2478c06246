// Measures our search and its peers on the same catalogues, in one run, and prints one table.
//
//   node run.mjs [--data <folder>] [--work <folder>] [--set <name>]… [--engine <name>]… [--cold <n>] [--slow <n>]
//
// Also writes <work>/results.json. The README says what each line means.

import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { answers, measure, open } from './browser.mjs';
import { buildMiniSearch } from './minisearch.mjs';
import { buildOurs, openHere, ready, JAR } from './ours.mjs';
import { buildPagefind } from './pagefind.mjs';
import { prepare } from './prepare.mjs';
import { PROBES, hitsAt10 } from './probes.mjs';
import { brotli } from './server.mjs';
import { judge, known, mean, overlap } from './scoring.mjs';
import { CHROMIUM, HERE, folders } from './settings.mjs';
import { readLines } from './sources.mjs';
import { report } from './report.mjs';

const options = folders({
  engine: { type: 'string', multiple: true, default: ['ours', 'pagefind', 'minisearch'] },
  cold: { type: 'string', default: '40' },
  slow: { type: 'string', default: '12' },
  classpath: { type: 'string', default: JAR },
});
const say = text => console.error(text);

/** The peers as the registry has them; installed where the work is done, never here. */
function install() {
  const folder = join(options.work, 'modules');
  const wanted = readFileSync(join(HERE, 'package.json'), 'utf8');
  const mark = join(folder, 'package.json');
  if (!existsSync(join(folder, 'node_modules')) || !existsSync(mark) || readFileSync(mark, 'utf8') !== wanted) {
    mkdirSync(folder, { recursive: true });
    copyFileSync(join(HERE, 'package.json'), mark);
    const { status } = spawnSync('npm', ['install', '--ignore-scripts', '--no-package-lock', '--no-audit', '--no-fund'],
        { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
    if (status !== 0) {
      say('The peers cannot be installed: npm failed. Nothing was measured.');
      process.exit(0);
    }
  }
  return join(folder, 'node_modules');
}

const BUILDERS = {
  ours: (...given) => buildOurs(...given, options.classpath),
  pagefind: buildPagefind,
  minisearch: buildMiniSearch,
};

/** Sizes on the disk; what is no gzip stream itself is counted as one. */
function sizes(folder, built) {
  let packed = 0;
  for (const name of built.index) {
    const bytes = readFileSync(join(folder, name));
    packed += bytes[0] === 0x1f && bytes[1] === 0x8b ? bytes.length : gzipSync(bytes, { level: 9 }).length;
  }
  return { files: built.index.length, indexBytes: packed };
}

async function scripts(folder, names) {
  let bytes = 0;
  for (const name of names) bytes += (await brotli(readFileSync(join(folder, name)))).length;
  return bytes;
}

async function examine(engine, about, modules) {
  say(`${about.name}: ${engine}`);
  const documents = readLines(join(about.folder, 'documents.jsonl'));
  const queries = readLines(join(about.folder, 'queries.jsonl'));
  const probes = PROBES.filter(({ set }) => set === about.name);
  const folder = join(about.folder, engine);
  const built = await BUILDERS[engine](documents, about, folder, modules);
  const texts = [...queries, ...probes].map(({ text }) => text);
  const figures = { seconds: built.seconds, processor: built.processor, ...sizes(folder, built), scriptBytes: await scripts(folder, built.scripts) };

  const opened = await open(folder, modules);
  try {
    let found;
    if (engine === 'ours') {
      // All answers of a query would be thousands of cards: here the same engine reads them from the disk. The browser has to agree on the first page.
      const here = await openHere(folder, documents);
      found = new Map();
      for (const text of texts) found.set(text, await here.ids(text));
      const checked = texts.slice(0, 100);
      const first = await answers(opened, checked, 'cards');
      figures.agrees = mean(checked.map(text =>
          first.get(text).every((card, place) => built.ids.get(card.url) === found.get(text)[place]) ? 1 : 0));
    } else {
      found = await answers(opened, texts);
      if (built.ids) for (const [text, ids] of found) found.set(text, ids.map(id => built.ids.get(id)));
    }
    if (about.judged) {
      const { each, ...scores } = judge(queries, found, about.judged === 'grades');
      Object.assign(figures, { scores, each: Object.fromEntries(each), measured: await measure(opened, queries.map(({ text }) => text), {
        cold: engine === 'minisearch' ? 3 : Number(options.cold),
        slow: engine === 'minisearch' ? 2 : Number(options.slow),
        waits: 3,
      }) });
    } else if (queries.length) {
      figures.known = known(queries, found);
    }
    if (probes.length) {
      const types = JSON.parse(readFileSync(join(about.folder, 'types.json'), 'utf8'));
      figures.probes = {};
      for (const kind of new Set(probes.map(probe => probe.kind))) {
        figures.probes[kind] = mean(probes.filter(probe => probe.kind === kind)
            .map(({ text, types: right }) => hitsAt10(found.get(text), types, right)));
      }
    }
    return { figures, found };
  } finally {
    await opened.close();
  }
}

// The browser's driver closes it and goes on; what is left has nothing to measure.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(130));

if (!existsSync(CHROMIUM)) {
  say(`There is no browser at ${CHROMIUM}; set CHROMIUM. Nothing was measured.`);
  process.exit(0);
}
const modules = install();
const sets = prepare(options, say);
if (!sets.size) {
  say('No data set is there. Nothing was measured.');
  process.exit(0);
}
let engines = options.engine;
if (engines.includes('ours') && !ready(options.classpath)) {
  say(`There is no ${options.classpath}: \`mvn package -Dquick -DskipTests -pl generator\` makes it. Ours is left out.`);
  engines = engines.filter(name => name !== 'ours');
}
const results = {};
let failed = false;
for (const [name, about] of sets) {
  results[name] = { about: { ...about, folder: undefined }, engines: {} };
  const lists = new Map();
  for (const engine of engines) {
    try {
      const { figures, found } = await examine(engine, about, modules);
      results[name].engines[engine] = figures;
      lists.set(engine, found);
    } catch (error) {
      // One engine's failure is a result, too; the others are measured all the same.
      say(`${name}: ${engine} failed: ${error.stack}`);
      failed = true;
    }
  }
  const queries = readLines(join(about.folder, 'queries.jsonl'));
  if (about.judged && lists.has('ours')) {
    for (const [engine, list] of lists) results[name].engines[engine].overlap = overlap(queries, lists.get('ours'), list);
  }
  writeFileSync(join(options.work, 'results.json'), JSON.stringify(results, null, 1) + '\n');
}
console.log(report(results));
process.exit(failed ? 1 : 0);
