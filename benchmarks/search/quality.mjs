// How good our answers are, in seconds: for whoever tunes the scoring.
//
//   node quality.mjs [--build] [--classpath <classes>] [--engine <search.js>] [--set <name>]… [--worst <n>] [--query <text>]…
//
// Runs the engine right here over all judged queries, probes and known items, and prints a table. --build writes the indexes first, with the
// generator's jar or the classes given; without it the indexes of the last time are asked. --worst lists the queries with the least
// nDCG, --query shows what a text finds.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openHere, buildOurs, ready, ENGINE, JAR } from './ours.mjs';
import { prepare } from './prepare.mjs';
import { PROBES, hitsAt10 } from './probes.mjs';
import { folders } from './settings.mjs';
import { judge, known, mean, median, quantile } from './scoring.mjs';
import { SETS } from './sets.mjs';
import { readLines } from './sources.mjs';

const options = folders({
  build: { type: 'boolean', default: false },
  classpath: { type: 'string', default: JAR },
  engine: { type: 'string', default: ENGINE },
  worst: { type: 'string', default: '0' },
  query: { type: 'string', multiple: true, default: [] },
});
const names = options.sets.length ? options.sets : [...SETS.keys()];

const shown = number => number.toFixed(4);
const share = number => `${(number * 100).toFixed(1)} %`;

async function aboutOf(name) {
  const folder = join(options.work, name);
  const file = join(folder, 'about.json');
  if (!existsSync(file)) prepare({ ...options, sets: [name] });
  return existsSync(file) && { ...JSON.parse(readFileSync(file, 'utf8')), folder };
}

const probed = new Map();
for (const name of names) {
  const about = await aboutOf(name);
  if (!about) continue;
  const documents = readLines(join(about.folder, 'documents.jsonl'));
  const folder = join(about.folder, 'ours');
  if (options.build || !existsSync(join(folder, 'data/search.json'))) {
    if (!ready(options.classpath)) {
      console.log(`There is no ${options.classpath}: \`mvn package -Dquick -DskipTests -pl generator\` makes it.`);
      process.exit(0);
    }
    const { seconds, processor, index } = await buildOurs(documents, about, folder, '', options.classpath);
    console.log(`${name}: ${index.length} files in ${seconds.toFixed(1)} s, ${processor.toFixed(1)} s of the processor`);
  }
  const engine = await openHere(folder, documents, options.engine);
  const title = new Map(documents.map(document => [document.id, document.title]));
  for (const text of options.query) {
    const { hits, total, more, words, corrected } = await engine.search.find(text, { limit: 10 });
    console.log(`${name}: ${text} → ${total} + ${more}${corrected && `, meant: ${corrected}`} | `
        + words.map(({ text, use, as }) => `${text} ${use} ${as.slice(0, 6).join(' ')}`).join(' | '));
    for (const { score, card } of hits) console.log(`   ${score.toFixed(1)}  ${card.title}`);
  }
  const queries = existsSync(join(about.folder, 'queries.jsonl')) ? readLines(join(about.folder, 'queries.jsonl')) : [];
  if (about.judged) {
    const answers = new Map();
    const times = [];
    for (const { text } of queries) answers.set(text, await engine.ids(text));
    for (const { text } of queries) {
      const began = performance.now();
      await engine.ids(text, 10);
      times.push(performance.now() - began);
    }
    const { raw, condensed, shunned, without, each } = judge(queries, answers, about.judged === 'grades');
    console.log(`${name}: nDCG@10 raw ${shown(raw)}, condensed ${shown(condensed)}${shunned === undefined ? '' : `, all-wrong kept off page one ${share(shunned)}`}`
        + `, without result ${share(without)}, ${median(times).toFixed(2)} ms median, ${quantile(times, 0.95).toFixed(2)} ms p95`);
    for (const [text, { raw, condensed }] of [...each].sort((a, b) => a[1].raw - b[1].raw).slice(0, Number(options.worst))) {
      console.log(`   ${shown(raw)} ${shown(condensed)} ${text}`);
    }
  } else if (queries.length) {
    const answers = new Map();
    for (const { text } of queries) answers.set(text, await engine.ids(text, 10));
    const kinds = known(queries, answers);
    console.log(`${name}: known items, found among ten ${Object.entries(kinds)
        .map(([kind, { hit10, mrr10 }]) => `${kind} ${hit10.toFixed(3)} (MRR ${mrr10.toFixed(3)})`).join(', ')}`);
    const missed = queries.filter(({ text, wanted }) => !answers.get(text).some(id => wanted.includes(id)));
    for (const { text, wanted } of missed.slice(0, Number(options.worst))) console.log(`   missed: ${text} → ${title.get(wanted[0])}`);
  }
  const probes = PROBES.filter(({ set }) => set === name);
  if (probes.length) {
    const types = JSON.parse(readFileSync(join(about.folder, 'types.json'), 'utf8'));
    for (const { kind, text, types: right } of probes) {
      if (!probed.has(kind)) probed.set(kind, []);
      probed.get(kind).push({ text, hits: hitsAt10(await engine.ids(text, 10), types, right) });
    }
  }
}
if (probed.size) {
  console.log(`probes, share of the first ten of the right type: ${[...probed].map(([kind, all]) =>
      `${kind} ${mean(all.map(one => one.hits)).toFixed(3)}`).join(', ')}`);
  for (const [kind, all] of probed) {
    const weak = all.filter(one => one.hits < 1).sort((a, b) => a.hits - b.hits).slice(0, Number(options.worst));
    if (weak.length) console.log(`   ${kind}: ${weak.map(one => `${one.text} ${one.hits.toFixed(1)}`).join(', ')}`);
  }
}
