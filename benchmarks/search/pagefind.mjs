// The peer Pagefind: pages of HTML as a shop has them, indexed by its own program.

import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';

const escaped = text => String(text).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

function page(document, about) {
  const told = (kind, key, value) => `<span data-pagefind-${kind}="${escaped(`${key}:${value}`)}"></span>`;
  const filters = [['brand', [document.brand]], ...about.facets.map(name => [name, name === 'category' ? document.category.slice(0, 1) : document.attributes[name] ?? []])];
  return `<!DOCTYPE html>
<html lang="${about.language}"><head><meta charset="utf-8"><title>${escaped(document.title)}</title></head>
<body><main data-pagefind-body>
<h1>${escaped(document.title)}</h1>
${document.image ? told('meta', 'image', document.image) : ''}
${told('meta', 'price', document.price)}${told('meta', 'brand', document.brand)}${told('sort', 'price', document.price)}
${filters.flatMap(([name, values]) => values.filter(Boolean).map(value => told('filter', name, value))).join('')}
<div data-pagefind-weight="2">
<p>${escaped(document.brand)}</p>
<p>${escaped(document.category.join(' '))}</p>
<ul>${Object.values(document.attributes).flat().map(value => `<li>${escaped(value)}</li>`).join('')}</ul>
<p>${escaped(document.codes.join(' '))}</p>
</div>
<p>${escaped(document.text)}</p>
</main></body></html>
`;
}

const PAGE = `
let search;
export async function start() {
  search = await import('/pagefind/pagefind.js');
  await search.options({ excerptLength: 12 });
  await search.init();
}
export async function cards(text) {
  const { results } = await search.search(text);
  const found = await Promise.all(results.slice(0, 10).map(result => result.data()));
  return found.map(({ url, meta }) => ({ title: meta.title, url, image: meta.image, price: meta.price, brand: meta.brand }));
}
export const ids = async text => (await search.search(text)).results.map(({ id }) => id);
export async function facets(text) {
  const counts = await search.filters();
  const { results, filters } = await search.search(text, { sort: { price: 'asc' } });
  return { counts: filters, all: Object.keys(counts).length, cheapest: results.slice(0, 10).map(({ id }) => id) };
}
`;

/** Which document a result stands for: Pagefind names results by a hash, and only a result's own file knows its address. */
function fragments(folder, addresses) {
  const ids = new Map();
  for (const name of readdirSync(join(folder, 'pagefind/fragment'))) {
    const text = gunzipSync(readFileSync(join(folder, 'pagefind/fragment', name))).toString('utf8');
    const { url } = JSON.parse(text.slice(text.indexOf('{')));
    ids.set(name.replace(/\.pf_fragment$/, ''), addresses.get(url));
  }
  return ids;
}

/** Writes the pages, runs Pagefind over them, and leaves its index and a page in a folder. */
export async function buildPagefind(documents, about, folder, modules) {
  const pages = join(folder, 'pages');
  rmSync(folder, { recursive: true, force: true });
  const addresses = new Map();
  documents.forEach((document, number) => {
    // Numbered folders: this measures the search, not what a file system makes of long names in twenty scripts.
    const path = `/p/${number}/`;
    addresses.set(path, document.id);
    mkdirSync(join(pages, path), { recursive: true });
    writeFileSync(join(pages, path, 'index.html'), page(document, about));
  });
  const began = performance.now();
  const { stderr } = await promisify(execFile)('bash', ['-c', 'TIMEFORMAT="busy %U %S"; time "$@"', 'bash', process.execPath,
    join(modules, 'pagefind/lib/runner/bin.cjs'), '--site', pages, '--output-path', join(folder, 'pagefind'), '--quiet']);
  const seconds = (performance.now() - began) / 1000;
  const processor = stderr.match(/busy (.*) (.*)/).slice(1).reduce((sum, part) => sum + Number(part), 0);
  rmSync(pages, { recursive: true });
  // Interfaces nobody asked for.
  for (const name of readdirSync(join(folder, 'pagefind'))) {
    if (/^pagefind-(ui|modular-ui|highlight|component-ui)\./.test(name)) rmSync(join(folder, 'pagefind', name));
  }
  writeFileSync(join(folder, 'bench.js'), PAGE);
  writeFileSync(join(folder, 'index.html'), `<!DOCTYPE html><html lang="${about.language}"><title>Pagefind</title><link rel="icon" href="data:,">\n`);
  const files = readdirSync(join(folder, 'pagefind'), { recursive: true, withFileTypes: true }).filter(entry => entry.isFile());
  return {
    seconds,
    processor,
    index: files.map(entry => join(entry.parentPath ?? entry.path, entry.name).slice(folder.length + 1)),
    scripts: ['pagefind/pagefind.js', 'pagefind/pagefind-worker.js'],
    ids: fragments(folder, addresses),
  };
}
