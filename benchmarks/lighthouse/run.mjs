// Measures the demo shop with Lighthouse's mobile preset and fails below the bar.
//
//   npm ci && node run.mjs [--site <folder>] [--runs <n>] [--path <path>]… [--save <folder>] [--calibrated]

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import * as chromeLauncher from 'chrome-launcher';
import lighthouse from 'lighthouse';
import { FLOOR, serve } from './server.mjs';

const { values: options } = parseArgs({
  options: {
    site: { type: 'string', default: new URL('../../sample-site/target/site', import.meta.url).pathname },
    runs: { type: 'string', default: '5' },
    path: { type: 'string', multiple: true, default: ['/', '/category/tableware/', '/products/morrow-mug/'] },
    save: { type: 'string' },
    calibrated: { type: 'boolean', default: false },
  },
});

const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'];
const BAR = [
  ['performance', 'at least', 99],
  ['accessibility', 'at least', 100],
  ['best-practices', 'at least', 100],
  ['seo', 'at least', 100],
  ['LCP ms', 'at most', 1500],
  ['CLS', 'at most', 0.01],
  ['TBT ms', 'at most', 50],
];
// The preset's slowdown of 4 makes a phone of a processor of this index (the middle of Lighthouse's "high-end desktop").
const PRESET_SLOWDOWN = 4;
const PRESET_INDEX = 1750;
const SETTINGS = { onlyCategories: CATEGORIES, output: 'json', logLevel: 'error' };
// Paint holding keeps the first picture back for up to a second where no screen is attached.
const FLAGS = ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--no-first-run', '--disable-features=PaintHolding',
  '--ignore-certificate-errors'];

const median = numbers => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

function figures(report) {
  const figure = new Map(CATEGORIES.map(id => [id, Math.round(report.categories[id].score * 100)]));
  figure.set('FCP ms', Math.round(report.audits['first-contentful-paint'].numericValue));
  figure.set('LCP ms', Math.round(report.audits['largest-contentful-paint'].numericValue));
  figure.set('CLS', Number(report.audits['cumulative-layout-shift'].numericValue.toFixed(4)));
  figure.set('TBT ms', Math.round(report.audits['total-blocking-time'].numericValue));
  figure.set('index', Math.round(report.environment.benchmarkIndex));
  figure.set('KB', Math.round(report.audits['total-byte-weight'].numericValue / 1024));
  return figure;
}

/** The audits that cost points, for whoever has to mend them. */
function lost(report) {
  return CATEGORIES.flatMap(id => report.categories[id].auditRefs
      .filter(ref => ref.weight > 0)
      .map(ref => report.audits[ref.id])
      .filter(audit => audit.score !== null && audit.score < 0.9)
      .map(audit => `${id}: ${audit.title}${audit.displayValue ? ` (${audit.displayValue})` : ''}`));
}

async function measure(url, run, name, slowdown) {
  const chrome = await chromeLauncher.launch({
    chromePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    chromeFlags: FLAGS,
  });
  try {
    const { lhr } = await lighthouse(url, {
      ...SETTINGS,
      port: chrome.port,
      ...(slowdown && { throttling: { cpuSlowdownMultiplier: slowdown } }),
    });
    if (lhr.runtimeError) throw new Error(`${url}: ${lhr.runtimeError.message}`);
    if (options.save) {
      await mkdir(options.save, { recursive: true });
      await writeFile(resolve(options.save, `${name}-${run}.json`), JSON.stringify(lhr));
    }
    return lhr;
  } finally {
    chrome.kill();
  }
}

const folder = resolve(options.site);
await readFile(resolve(folder, 'index.html')).catch(() => {
  console.error(`no storefront in ${folder}; \`mvn install -DskipTests\` writes it`);
  process.exit(2);
});
const server = await serve(folder);
let failed = false;
let slowdown;
try {
  for (const path of [FLOOR, ...options.path]) {
    const reports = [];
    for (let run = 1; run <= Number(options.runs); run++) {
      reports.push(await measure(server.origin + path, run, path.replace(/\W+/g, '-').replace(/^-|-$/g, '') || 'home',
          slowdown));
    }
    const all = reports.map(figures);
    const medians = new Map([...all[0].keys()].map(key => [key, median(all.map(one => one.get(key)))]));
    console.log(`${path}  ${[...medians].map(([key, value]) => `${key} ${value}`).join('  ')}`);
    if (path === FLOOR) {
      if (options.calibrated) {
        slowdown = Math.max(1, Number((PRESET_SLOWDOWN * medians.get('index') / PRESET_INDEX).toFixed(1)));
        console.log(`  calibrated: slowed down ${slowdown} times`);
      }
      continue;
    }
    const missed = BAR.filter(([key, kind, bar]) =>
        kind === 'at least' ? medians.get(key) < bar : medians.get(key) > bar);
    for (const [key, kind, bar] of missed) console.log(`  ${key} is ${medians.get(key)}, must be ${kind} ${bar}`);
    if (missed.length) for (const audit of new Set(reports.flatMap(lost))) console.log(`    ${audit}`);
    failed ||= missed.length > 0;
  }
} finally {
  server.close();
}
process.exit(failed ? 1 : 0);
