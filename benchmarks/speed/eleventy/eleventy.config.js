import { readFileSync } from 'node:fs';
import { absolute, card, hreflangs, jsonld, pages } from './parts.mjs';

const read = name => JSON.parse(readFileSync(new URL(`data/${name}.json`, import.meta.url), 'utf8'));

export default function (config) {
  const stores = read('stores');
  const categories = read('categories');
  let made;
  // The files of products become pages by themselves; what else a page says of the shop is found by its address.
  const shop = api => made ??= pages(stores, categories, api.getFilteredByTag('product').map(({ data }) => data));
  config.addCollection('shop', shop);
  config.addCollection('lists', api => shop(api).filter(({ kind }) => kind !== 'product'));
  config.addCollection('byUrl', api => Object.fromEntries(shop(api).map(page => [page.url, page])));
  config.addFilter('absolute', absolute);
  config.addFilter('card', card);
  config.addFilter('hreflangs', hreflangs);
  config.addFilter('jsonld', jsonld);
  config.addPassthroughCopy({ public: '/' });
  return { dir: { input: '.', output: 'out' }, markdownTemplateEngine: false };
}
