// The results as one Markdown table.
//
//   node report.mjs <results.json>

import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const ENGINES = [['ours', 'ours'], ['pagefind', 'Pagefind'], ['minisearch', 'MiniSearch']];

const kb = bytes => (bytes / 1000).toLocaleString('en', { maximumFractionDigits: bytes < 100_000 ? 1 : 0 });
const pair = (one, show) => `${show(one.median)} / ${show(one.p95)}`;
const places = count => number => number.toFixed(count);
const percent = number => `${(number * 100).toFixed(1)} %`;
const seconds = milliseconds => (milliseconds / 1000).toFixed(2);

/** A line of the table: what it is, the set it is measured on, how a set's figures of an engine are shown, the number that is compared, and the bar. */
const LINES = [
  ['kB to the first 10 cards, cold, median / p95', 'icecat', e => pair(e.measured.firstBytes, kb), e => e.measured.firstBytes.median, '≤ 45 / 80'],
  ['kB to the first 10 cards, cold, median / p95', 'esci', e => pair(e.measured.firstBytes, kb), e => e.measured.firstBytes.median, ''],
  ['requests for it, median / p95', 'icecat', e => pair(e.measured.firstRequests, String), e => e.measured.firstRequests.median, ''],
  ['dependent round trips after the script, most', 'icecat', e => e.measured.roundTrips, e => e.measured.roundTrips, '≤ 3'],
  ['kB for each further query, median / p95', 'icecat', e => pair(e.measured.nextBytes, kb), e => e.measured.nextBytes.median, '≤ 12 / 30'],
  ['kB for each further query, median / p95', 'esci', e => pair(e.measured.nextBytes, kb), e => e.measured.nextBytes.median, ''],
  ['slow 4G, s to the first 10 cards, cold, median', 'icecat', e => seconds(e.measured.slowFirst.median), e => e.measured.slowFirst.median, '≤ 1.1'],
  ['slow 4G, s, next query, median', 'icecat', e => seconds(e.measured.slowNext.median), e => e.measured.slowNext.median, '≤ 0.5'],
  ['kB for facets, counts and order by price', 'icecat', e => kb(e.measured.facetBytes), e => e.measured.facetBytes, '≤ 60 once'],
  ['kB for the same of the next query', 'icecat', e => kb(e.measured.facetBytesAgain), e => e.measured.facetBytesAgain, ''],
  ['kB for facets, counts and order by price', 'esci', e => kb(e.measured.facetBytes), e => e.measured.facetBytes, ''],
  ['kB of scripts, brotli (without wasm)', 'icecat', e => kb(e.scriptBytes), e => e.scriptBytes, '≤ 10'],
  ['ms for a query with its data there, median / p95', 'icecat', e => pair(e.measured.cachedTime, places(1)), e => e.measured.cachedTime.median, '≤ 2 / 8'],
  ['ms for a query with its data there, median / p95', 'esci', e => pair(e.measured.cachedTime, places(1)), e => e.measured.cachedTime.median, ''],
  ['files', 'icecat', e => e.files.toLocaleString('en'), e => e.files, '≤ 1,500'],
  ['index, MB gzip', 'icecat', e => (e.indexBytes / 1e6).toFixed(2), e => e.indexBytes, '≤ 3.5'],
  ['index, MB gzip', 'esci', e => (e.indexBytes / 1e6).toFixed(2), e => e.indexBytes, ''],
  ['s to build', 'icecat', e => e.seconds.toFixed(1), e => e.seconds, '≤ 5'],
  ['s of the processor to build', 'icecat', e => e.processor?.toFixed(1) ?? '', e => e.processor, ''],
  ['s to build', 'esci', e => e.seconds.toFixed(1), e => e.seconds, ''],
  ['nDCG@10, unjudged are wrong', 'esci', e => e.scores.raw.toFixed(3), e => e.scores.raw, '≥ .63'],
  ['nDCG@10, condensed', 'esci', e => e.scores.condensed.toFixed(3), e => e.scores.condensed, ''],
  ['nDCG@10, unjudged are wrong', 'icecat', e => e.scores.raw.toFixed(3), e => e.scores.raw, '≥ .74'],
  ['nDCG@10, condensed, mixed grades', 'icecat', e => e.scores.condensed.toFixed(3), e => e.scores.condensed, ''],
  ['all-wrong products kept off page one', 'icecat', e => percent(e.scores.shunned), e => e.scores.shunned, ''],
  ['queries without result', 'esci', e => percent(e.scores.without), e => e.scores.without, '≤ 1 %'],
  ['queries without result', 'icecat', e => percent(e.scores.without), e => e.scores.without, ''],
  ['first ten in common with ours', 'esci', e => e.overlap?.toFixed(2) ?? '', undefined, ''],
  ['first ten in common with ours', 'icecat', e => e.overlap?.toFixed(2) ?? '', undefined, ''],
];
const PROBE_BARS = { typo: '≥ .93', prefix: '≥ .95', stem: '≥ .99' };

/** How many times ours Pagefind needs, or, where more is better, reaches. */
function ratio(cells, number) {
  if (!number) return '';
  const [ours, pagefind] = cells.map(figures => figures && number(figures));
  return ours && pagefind ? `${(pagefind / ours).toFixed(pagefind / ours < 10 ? 2 : 0)} ×` : '';
}

/** The table. A cell is empty where an engine was not measured. */
export function report(results) {
  const rows = [['', 'set', 'bar', ...ENGINES.map(([, name]) => name), 'Pagefind : ours']];
  const add = (title, set, bar, show, number) => {
    const cells = ENGINES.map(([id]) => results[set]?.engines[id]);
    if (!cells.some(Boolean)) return;
    rows.push([title, set, bar, ...cells.map(figures => figures ? String(show(figures)) : ''), ratio(cells, number)]);
  };
  for (const [title, set, show, number, bar] of LINES) if (results[set]) add(title, set, bar, show, number);
  for (const [set, { engines }] of Object.entries(results)) {
    const kinds = new Set(Object.values(engines).flatMap(figures => Object.keys(figures.probes ?? {})));
    for (const kind of kinds) add(`probes: ${kind}, right among ten`, set, PROBE_BARS[kind] ?? '', e => e.probes[kind].toFixed(2), e => e.probes[kind]);
  }
  for (const [set, { engines }] of Object.entries(results)) {
    if (Object.values(engines).some(figures => figures.known)) {
      add('known items: found among ten / mean reciprocal rank', set, '', e => `${e.known.all.hit10.toFixed(3)} / ${e.known.all.mrr10.toFixed(3)}`, e => e.known.all.mrr10);
    }
  }
  const unlike = Object.entries(results).filter(([, { engines }]) => engines.ours?.agrees < 1);
  const notes = unlike.map(([set, { engines }]) =>
      `\n\nIn the browser ${((1 - engines.ours.agrees) * 100).toFixed(1)} % of the first pages of ${set} were other than those scored.`);
  const line = cells => `| ${cells.join(' | ')} |`;
  return [line(rows[0]), line(rows[0].map((_, column) => column < 2 ? '---' : '---:')), ...rows.slice(1).map(line)].join('\n') + notes.join('');
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  console.log(report(JSON.parse(readFileSync(process.argv[2], 'utf8'))));
}
