// The peer MiniSearch: one index in memory, with its own assistance (prefixes and a fifth of a word's letters wrong).

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const FIELDS = ['title', 'brand', 'category', 'attributes', 'text', 'codes'];
const BOOST = { title: 4, brand: 2, category: 2, attributes: 2, text: 1, codes: 2 };
const STORED = ['title', 'url', 'image', 'price', 'brand', 'facets'];
const SEARCH = { boost: BOOST, prefix: true, fuzzy: 0.2 };

const PAGE = `
let search;
export async function start() {
  const [{ default: MiniSearch }, text] = await Promise.all([
    import('/minisearch.js'),
    fetch('/index.json').then(response => response.text()),
  ]);
  search = await MiniSearch.loadJSON(text, { fields: ${JSON.stringify(FIELDS)}, storeFields: ${JSON.stringify(STORED)} });
}
const find = text => search.search(text, ${JSON.stringify(SEARCH)});
export const cards = async text => find(text).slice(0, 10).map(({ title, url, image, price, brand }) => ({ title, url, image, price, brand }));
export const ids = async text => find(text).map(({ id }) => id);
export async function facets(text) {
  const found = find(text);
  const counts = {};
  for (const { facets, brand } of found) {
    for (const value of [brand, ...facets.flat()]) counts[value] = (counts[value] ?? 0) + 1;
  }
  return { counts, cheapest: found.sort((a, b) => a.price - b.price).slice(0, 10).map(({ id }) => id) };
}
`;

/** Writes the index and its page into a folder. */
export async function buildMiniSearch(documents, about, folder, modules) {
  const { default: MiniSearch } = await import(pathToFileURL(join(modules, 'minisearch/dist/es/index.js')));
  mkdirSync(folder, { recursive: true });
  const busy = process.cpuUsage();
  const began = performance.now();
  const index = new MiniSearch({
    fields: FIELDS,
    storeFields: STORED,
    extractField: (document, field) => {
      if (field === 'facets') return about.facets.map(name => name === 'category' ? document.category.slice(0, 1) : document.attributes[name] ?? []);
      if (field === 'attributes') return Object.values(document.attributes).flat().join(' ');
      return ['category', 'codes'].includes(field) ? document[field].join(' ') : document[field];
    },
  });
  index.addAll(documents);
  writeFileSync(join(folder, 'index.json'), JSON.stringify(index));
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(busy);
  // It comes with comments; a shop that uses it would not send them.
  const { minify } = await import(pathToFileURL(join(modules, 'terser/main.js')));
  const source = readFileSync(join(modules, 'minisearch/dist/es/index.js'), 'utf8');
  writeFileSync(join(folder, 'minisearch.js'), (await minify(source, { module: true })).code);
  writeFileSync(join(folder, 'bench.js'), PAGE);
  writeFileSync(join(folder, 'index.html'), '<!DOCTYPE html><title>MiniSearch</title><link rel="icon" href="data:,">\n');
  return { seconds, processor: (user + system) / 1e6, index: ['index.json'], scripts: ['minisearch.js'] };
}
