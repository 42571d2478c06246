// Starts the preview of a large shop and measures what somebody who edits it waits for: the first page, and each edit until a browser shows it.
//
//   node run.mjs [--products 10000] [--languages 5] [--edits 50] [--kinds markdown,json,template,style,lines] [--work <folder>]

import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const PROJECT = join(HERE, '../..');
const VITRINE = join(PROJECT, 'generator/target/vitrine-dist/vitrine/bin/vitrine');
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const PORT = 8397;
const ORIGIN = `http://127.0.0.1:${PORT}`;

const { values: options } = parseArgs({
  options: {
    products: { type: 'string', default: '10000' },
    languages: { type: 'string', default: '5' },
    edits: { type: 'string', default: '50' },
    kinds: { type: 'string', default: 'markdown,json,template,style,lines' },
    work: { type: 'string', default: '/dev/shm/vitrine-preview' },
  },
});

function stop(message) {
  console.error(message);
  process.exit(2);
}

for (const [file, hint] of [[VITRINE, 'mvn package -Dquick -DskipTests -pl generator'], [CHROMIUM, 'install Chromium, or name it in $CHROMIUM']]) {
  if (!existsSync(file)) stop(`There is no ${file}: ${hint}.`);
}

const shop = join(options.work, 'shop');
const themes = join(options.work, 'themes');
const own = join(shop, 'catalog/products/made-by-hand');
const environment = { ...process.env, XDG_CACHE_HOME: join(options.work, 'cache') };

/** The shop: products in one JSON Lines file, and one in a folder of its own. */
function prepare() {
  rmSync(options.work, { recursive: true, force: true });
  mkdirSync(options.work, { recursive: true });
  execFileSync('java', [join(PROJECT, 'benchmarks/CatalogGenerator.java'), shop, options.products, options.languages, '1', '15', 'plain']);
  cpSync(join(HERE, '../speed/theme'), join(themes, 'plain'), { recursive: true });
  mkdirSync(own, { recursive: true });
  writeFileSync(join(own, 'product.json'), JSON.stringify({
    category: 'c1', tags: ['zq0q'], prices: { USD: 90, EUR: 90, JPY: 9000, AED: 400 }, variants: [{ sku: 'HAND-1' }],
    attributes: { width: '10 cm' },
  }, null, 2));
  writeFileSync(join(own, 'en.md'), '---\ntitle: Clock\nslug: clock-by-hand\n---\nA clock made by hand, zq0q.\n');
}

/** Starts the preview; seconds until `path` was answered. */
async function start(path) {
  const begun = performance.now();
  const child = spawn(VITRINE, ['serve', shop, '--themes', themes, '--port', String(PORT)], { env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
  const preview = { process: child, log: '' };
  for (const stream of [child.stdout, child.stderr]) stream.on('data', data => { preview.log += data; });
  for (;;) {
    try {
      const response = await fetch(ORIGIN + path);
      if (response.ok && (await response.text()).includes('</html>')) break;
    } catch {
      // It does not listen yet.
    }
    if (child.exitCode !== null) stop(preview.log);
    await new Promise(resolve => setTimeout(resolve, 10));
  }
  preview.seconds = (performance.now() - begun) / 1000;
  return preview;
}

async function until(condition) {
  while (!condition()) await new Promise(resolve => setTimeout(resolve, 50));
}

async function end(preview) {
  const gone = new Promise(resolve => preview.process.on('exit', resolve));
  preview.process.kill();
  await gone;
}

/** A page in Chromium, driven through its pipe. */
async function browser(url) {
  const profile = join(options.work, 'profile');
  rmSync(profile, { recursive: true, force: true });
  const chromium = spawn(CHROMIUM, ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
    '--disable-background-networking', '--disable-component-update', '--disable-sync', '--remote-debugging-pipe',
    '--window-size=1280,900', `--user-data-dir=${profile}`, 'about:blank'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
  let last = 0;
  let rest = '';
  const answers = new Map();
  const seen = { number: '', at: 0, hear: () => {} };
  chromium.stdio[4].on('data', data => {
    const parts = (rest + data).split('\0');
    rest = parts.pop();
    for (const message of parts.map(part => JSON.parse(part))) {
      if (message.id) answers.get(message.id)?.(message.result ?? {});
      if (message.method === 'Runtime.bindingCalled') {
        const [number, at] = message.params.payload.split(' ');
        Object.assign(seen, { number, at: Number(at) });
        seen.hear();
      }
    }
  });
  const send = (method, params = {}, sessionId = undefined) => new Promise(resolve => {
    const id = ++last;
    answers.set(id, resolve);
    chromium.stdio[3].write(JSON.stringify({ id, method, params, sessionId }) + '\0');
  });
  const { targetId } = await send('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await send('Target.attachToTarget', { targetId, flatten: true });
  const page = (method, params) => send(method, params, sessionId);
  await page('Page.enable');
  await page('Runtime.enable');
  await page('Runtime.addBinding', { name: 'shown' });
  // What an edit writes is looked for in every frame; it counts when the frame after it begins, so that it was painted.
  await page('Page.addScriptToEvaluateOnNewDocument', { source: `
    let told = '';
    const look = () => {
      const style = document.documentElement && getComputedStyle(document.documentElement).getPropertyValue('--edit');
      const text = (document.querySelector('article')?.outerHTML ?? '') + style;
      const numbers = [...text.matchAll(/zq([0-9]+)q/g)].map(match => Number(match[1]));
      const number = String(Math.max(0, ...numbers));
      if (numbers.length && number !== told) {
        told = number;
        requestAnimationFrame(() => shown(number + ' ' + Date.now()));
      }
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);` });
  await page('Page.navigate', { url });
  return {
    /** When `number` was seen. */
    async shows(number) {
      while (seen.number !== String(number)) await new Promise(resolve => { seen.hear = resolve; });
      return seen.at;
    },
    async value(expression) {
      return (await page('Runtime.evaluate', { expression, returnByValue: true })).result.value;
    },
    async close() {
      const gone = new Promise(resolve => chromium.on('exit', resolve));
      await send('Browser.close');
      await gone;
    },
  };
}

const OWN = '/products/clock-by-hand/';
const KINDS = {
  markdown: { page: OWN, file: join(own, 'en.md'), edit: (text, mark) => text.replace('zq0q', mark) },
  json: { page: OWN, file: join(own, 'product.json'), edit: (text, mark) => text.replace('10 cm', `${mark} cm`) },
  template: { page: OWN, file: join(themes, 'plain/templates/product.ftlh'), edit: (text, mark) => text.replace('<article', `<article data-edit="${mark}"`) },
  style: { page: OWN, file: join(themes, 'plain/assets/css/plain.css'), edit: (text, mark) => `:root { --edit: ${mark}; }\n${text}` },
  lines: { page: '/products/item-0/', file: join(shop, 'catalog/products.jsonl'), edit: (text, mark) => text.replace(/"title":"[^"]*"/, `"title":"clock ${mark}"`) },
};

let mark = 1;

/** Milliseconds from the end of writing to the frame that shows it, of each edit; and how often the page stayed where it was scrolled to. */
async function edits(kind) {
  const { page, file, edit } = KINDS[kind];
  const before = readFileSync(file, 'utf8');
  const tab = await browser(ORIGIN + page);
  const times = [];
  let stayed = 0;
  try {
    for (let i = 0; i < Number(options.edits) + 1; i++) {
      const number = mark++;
      const text = edit(before, `zq${number}q`);
      if (text === before) throw new Error(`nothing to edit in ${file}`);
      await tab.value('scrollTo(0, 150)');
      const scrolled = await tab.value('scrollY');
      writeFileSync(file, text);
      const written = Date.now();
      const at = await tab.shows(number);
      // The first one also waits for the page itself.
      if (i > 0) {
        times.push(at - written);
        stayed += await tab.value('scrollY') === scrolled ? 1 : 0;
      }
      await new Promise(resolve => setTimeout(resolve, 700));
    }
  } finally {
    await tab.close();
    writeFileSync(file, before);
    await new Promise(resolve => setTimeout(resolve, 2000));
  }
  return { times: times.sort((a, b) => a - b), stayed };
}

prepare();
const cold = await start('/');
console.log(`first page, nothing kept: ${cold.seconds.toFixed(2)} s`);
await until(() => /^written:|^.*pages.*written/m.test(cold.log) || cold.process.exitCode !== null);
console.log(cold.log.trim().split('\n').pop());
await end(cold);
const warm = await start('/');
console.log(`first page, with what the last preview kept: ${warm.seconds.toFixed(2)} s`);
await new Promise(resolve => setTimeout(resolve, 15000));
console.log('\n| edit | edits | p50 ms | p95 ms | most ms | stayed where it was scrolled to |\n|---|---|---|---|---|---|');
for (const kind of options.kinds.split(',')) {
  const { times, stayed } = await edits(kind);
  const part = share => times[Math.min(times.length - 1, Math.ceil(times.length * share) - 1)];
  console.log(`| ${kind} | ${times.length} | ${part(0.5)} | ${part(0.95)} | ${times.at(-1)} | ${stayed} |`);
}
await end(warm);
rmSync(options.work, { recursive: true, force: true });
