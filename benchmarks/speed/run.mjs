// Builds the same made-up shop with Vitrine and its peers, in turns, and prints one table. The README says what each line means.
//
//   node run.mjs [--work <folder>] [--products 10000] [--languages 5] [--runs 3] [--peers hugo,astro,eleventy] [--java <home>]…

import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { prepareHugo } from './hugo.mjs';
import { prepareNode } from './node.mjs';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const PROJECT = resolve(HERE, '../..');
const JAR = join(PROJECT, 'generator/target/vitrine.jar');
const MEMORY = '/dev/shm';
const { values: options } = parseArgs({ options: {
  work: { type: 'string', default: join(existsSync(MEMORY) ? MEMORY : tmpdir(), 'vitrine-speed-benchmark') },
  products: { type: 'string', default: '10000' },
  languages: { type: 'string', default: '5' },
  runs: { type: 'string', default: '3' },
  peers: { type: 'string', default: 'hugo' },
  java: { type: 'string', multiple: true, default: [] },
} });
const work = resolve(options.work);
const shop = join(work, 'shop');
const peers = options.peers.split(',').filter(Boolean);

function stop(message) {
  console.error(message);
  process.exit(2);
}

function call(command, ...given) {
  const { status, stderr, stdout, error } = spawnSync(command, given, { encoding: 'utf8', maxBuffer: 1 << 30 });
  if (error || status !== 0) stop(`${command} failed:\n${error ?? (stderr + stdout).slice(-3000)}`);
  return stdout;
}

/** Wall and processor time in seconds and the most memory in MiB of one whole process. */
function timed(command, given, cwd) {
  const { status, stderr, stdout, error } = spawnSync('/usr/bin/time', ['-f', 'measured %e %U %S %M', command, ...given], { cwd, encoding: 'utf8', maxBuffer: 1 << 30 });
  if (error || status !== 0) stop(`${command} failed:\n${error ?? (stderr + stdout).slice(-3000)}`);
  const [wall, user, system, memory] = stderr.match(/measured (.*)\n?$/)[1].split(' ').map(Number);
  return { wall, cpu: user + system, memory: memory / 1024 };
}

const median = numbers => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

function pages(folder, found = []) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) pages(path, found);
    else if (entry.name === 'index.html') found.push(path);
  }
  return found;
}

/** What the pages of a site have: the sites are alike when these are. */
function parts(folder) {
  const sums = { pages: 0, products: 0, bytes: 0, alternates: 0, data: 0, cards: 0, lists: 0, listed: 0, headings: 0 };
  for (const path of pages(folder)) {
    const text = readFileSync(path, 'utf8');
    // Hugo's first pages of lists have a second address that leads to the first; a few bytes each.
    if (/http-equiv="?refresh/.test(text)) continue;
    sums.pages++;
    if (/\/products\/item-/.test(path)) {
      sums.products++;
      sums.bytes += statSync(path).size;
      sums.alternates += text.split('hreflang=').length - 1;
      sums.headings += text.split('<h2').length - 1;
      sums.cards += text.split('data-card=').length - 1;
      const data = text.match(/<script type="?application\/ld\+json"?>(.*?)<\/script>/s);
      if (data && JSON.parse(data[1])['@graph']) sums.data++;
    } else if (text.includes('data-card=')) {
      sums.lists++;
      sums.listed += text.split('data-card=').length - 1;
    }
  }
  if (!existsSync(join(folder, 'sitemap.xml'))) stop(`${folder} has no sitemap.xml.`);
  return sums;
}

/** Path to identity of every file: a file that was written anew has another one. */
function identities(folder, found = new Map()) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) identities(path, found);
    else {
      const { ino, mtimeNs } = statSync(path, { bigint: true });
      found.set(path, `${ino} ${mtimeNs}`);
    }
  }
  return found;
}

/** Names what differs by more than 10 % in bytes, or at all in anything else. */
function differences(ours, theirs) {
  return Object.keys(ours).filter(key => key === 'bytes' ? Math.abs(theirs[key] / ours[key] - 1) > 0.1 : ours[key] !== theirs[key])
      .map(key => `${key}: ${ours[key]} and ${theirs[key]}`);
}

if (!existsSync(JAR)) stop(`There is no ${JAR}: \`mvn package -Dquick -DskipTests -pl generator\` makes it.`);
if (!existsSync('/usr/bin/time')) stop('There is no /usr/bin/time; GNU time is needed.');
if (Number(options.languages) < 2) stop('Two languages at least: hreflang is part of what is compared.');
const homes = [...options.java, ...(process.env.JAVA25_HOME && !options.java.length ? [process.env.JAVA25_HOME] : [])];
const javas = ['java', ...homes.map(home => join(home, 'bin/java'))];

rmSync(shop, { recursive: true, force: true });
mkdirSync(work, { recursive: true });
rmSync(join(work, 'themes'), { recursive: true, force: true });
call('java', join(PROJECT, 'benchmarks/CatalogGenerator.java'), shop, options.products, options.languages, '1', '15', 'plain');
cpSync(join(HERE, 'theme'), join(work, 'themes/plain'), { recursive: true });

const classes = join(work, 'classes');
call('javac', '-cp', JAR, '-d', classes, join(HERE, 'WarmFloor.java'));

const out = join(work, 'out');
const kept = join(work, 'kept');
const state = join(work, 'state');
const lines = join(shop, 'catalog/products.jsonl');
const original = readFileSync(lines, 'utf8');

function ours(java, ...more) {
  return timed(java, ['-Xmx1g', '-jar', JAR, 'build', shop, '-o', out, '--themes', join(work, 'themes'), '--state', state, '--no-record-slugs', ...more], work);
}

/** Forgets everything an earlier build left, what is beside the output included: no build may gain by the one before. */
function clean() {
  for (const folder of [out, state, kept, join(shop, '.vitrine'), join(work, '.out.vitrine')]) rmSync(folder, { recursive: true, force: true });
}

const builders = new Map();
for (const java of javas) {
  const version = call(java, '--version').split(' ')[1].split('.')[0];
  builders.set(`ours, JDK ${version}`, () => ours(java));
}
builders.set('ours, 1 thread', () => ours('java', '--threads', '1'));
if (peers.includes('hugo')) {
  if (spawnSync('hugo', ['version']).status === 0) {
    const site = join(work, 'hugo');
    rmSync(site, { recursive: true, force: true });
    prepareHugo(shop, site, HERE);
    builders.set('hugo', () => timed('hugo', ['--quiet', '-d', out], site));
  } else {
    console.error('Hugo is not installed; it is left out.');
  }
}

/** What is run of a peer that npm installs, and what it keeps between builds. */
const NODE = {
  astro: { program: ['astro/astro.js', 'build', '--silent', '--outDir', out], kept: ['.astro', 'node_modules/.astro', 'node_modules/.vite'] },
  eleventy: { program: ['@11ty/eleventy/cmd.cjs', '--quiet', `--output=${out}`], kept: ['.cache'] },
};
process.env.ASTRO_TELEMETRY_DISABLED = '1';
for (const [peer, { program: [script, ...given], kept: caches }] of Object.entries(NODE).filter(([name]) => peers.includes(name))) {
  const site = join(work, peer);
  mkdirSync(site, { recursive: true });
  for (const entry of readdirSync(site)) if (entry !== 'node_modules') rmSync(join(site, entry), { recursive: true });
  prepareNode(peer, shop, site, HERE);
  const { status, stderr, error } = spawnSync('npm', ['install', '--no-fund', '--no-audit', '--loglevel=error'], { cwd: site, encoding: 'utf8' });
  if (error || status !== 0) {
    console.error(`npm does not install ${peer}; it is left out.${stderr ? `\n${stderr.slice(-1000)}` : ''}`);
    continue;
  }
  builders.set(peer, () => {
    for (const cache of caches) rmSync(join(site, cache), { recursive: true, force: true });
    return timed(process.execPath, [join(site, 'node_modules', script), ...given], site);
  });
}
for (const peer of peers) if (peer !== 'hugo' && !(peer in NODE)) stop(`There is no peer ${peer}; there are hugo, ${Object.keys(NODE).join(' and ')}.`);

const FLOOR = ['templates alone, warm', 'bare writer', 'templates and writer'];
const first = [...builders.keys()][0];
const results = new Map([...builders.keys(), 'ours, nothing touched', 'ours, one product touched', ...FLOOR].map(name => [name, []]));
const found = new Map();
const written = new Map();

/** Builds once more over what the last build left, and counts the files that are new. */
function again(name) {
  const before = identities(out);
  results.get(name).push(ours('java'));
  let count = 0;
  for (const [path, identity] of identities(out)) if (before.get(path) !== identity) count++;
  written.set(name, `${count} of ${before.size}`);
}

for (let run = 0; run < Number(options.runs); run++) {
  for (const [name, build] of builders) {
    console.error(`run ${run + 1}: ${name}`);
    clean();
    results.get(name).push(build());
    if (run === 0) found.set(name, parts(out));
    if (name !== first) continue;
    const floor = [
      call('java', '-Xmx4g', '-cp', `${JAR}:${classes}`, 'WarmFloor', shop, join(work, 'themes')).trim().split(' ').slice(1),
      call('java', '-Xmx4g', join(HERE, 'BareWriter.java'), out, kept).trim().split(' '),
    ].map(([wall, cpu]) => ({ wall: Number(wall), cpu: Number(cpu), memory: NaN }));
    floor.push({ wall: floor[0].wall + floor[1].wall, cpu: floor[0].cpu + floor[1].cpu, memory: NaN });
    FLOOR.forEach((name, at) => results.get(name).push(floor[at]));
    rmSync(kept, { recursive: true, force: true });
    again('ours, nothing touched');
    // The price is on the product's pages and on every card of it.
    writeFileSync(lines, original.replace(/"USD":(\d+)/, (all, price) => `"USD":${Number(price) + 1}`));
    again('ours, one product touched');
    writeFileSync(lines, original);
  }
}
clean();

const base = found.get(first);
const show = (number, digits = 2) => Number.isNaN(number) ? '–' : number.toFixed(digits);
console.log(`${options.products} products × ${options.languages} languages, ${base.products} product pages of ${Math.round(base.bytes / base.products)} bytes; medians of ${options.runs}\n`);
console.log('| | wall s | cpu s | MiB | pages/s | files written | wall ÷ ours | cpu ÷ ours |\n|---|---|---|---|---|---|---|---|');
let unlike = false;
for (const [name, runs] of results) {
  const figures = Object.fromEntries(['wall', 'cpu', 'memory'].map(key => [key, median(runs.map(run => run[key]))]));
  const wrong = found.has(name) ? differences(base, found.get(name)) : [];
  unlike ||= wrong.length > 0;
  // Ratios are of pairs: each run beside ours of the same turn.
  const ratio = key => wrong.length ? 'not alike' : show(median(runs.map((run, turn) => run[key] / results.get(first)[turn][key])));
  console.log(`| ${name} | ${show(figures.wall)} | ${show(figures.cpu)} | ${show(figures.memory, 0)} | ${found.has(name) || FLOOR.includes(name) ? show((found.get(name) ?? base).pages / figures.wall, 0) : '–'} | ${written.get(name) ?? (name === FLOOR[0] ? 'none' : 'all')} | ${ratio('wall')} | ${ratio('cpu')} |`);
  for (const line of wrong) console.error(`${name} is not alike: ${line}`);
}
process.exit(unlike ? 1 : 0);
