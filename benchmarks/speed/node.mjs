// The made-up shop as users of Astro and Eleventy would write it: one Markdown file with front matter per product and language, and JSON for the rest.

import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogue } from './catalogue.mjs';

/** Writes the site of `peer`, a folder beside this file, for the shop in `shop`. */
export function prepareNode(peer, shop, site, here) {
  cpSync(join(here, peer), site, { recursive: true });
  cpSync(join(here, 'theme/assets'), join(site, 'public/assets'), { recursive: true });
  cpSync(join(here, 'parts.mjs'), join(site, 'parts.mjs'));
  const shops = catalogue(shop, here);
  mkdirSync(join(site, 'data'), { recursive: true });
  writeFileSync(join(site, 'data/stores.json'), JSON.stringify(shops.map(({ store }) => store), null, 1) + '\n');
  writeFileSync(join(site, 'data/categories.json'),
      JSON.stringify(shops.flatMap(({ store, categories }) => categories.map(category => ({ language: store.language, ...category }))), null, 1) + '\n');
  for (const { store, products } of shops) {
    const folder = join(site, 'content', store.language);
    mkdirSync(folder, { recursive: true });
    for (const { description, ...product } of products) {
      // JSON is YAML, too.
      writeFileSync(join(folder, `${product.id}.md`), `---\n${JSON.stringify({ language: store.language, ...product }, null, 1)}\n---\n\n${description}`);
    }
  }
}
