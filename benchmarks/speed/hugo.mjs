// The made-up shop as a Hugo user would write it: one content file per product and language.

import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogue } from './catalogue.mjs';

/** Writes the Hugo site for the shop in `shop`; JSON is front matter of Hugo, too. */
export function prepareHugo(shop, site, here) {
  cpSync(join(here, 'hugo/layouts'), join(site, 'layouts'), { recursive: true });
  cpSync(join(here, 'theme/assets'), join(site, 'static/assets'), { recursive: true });
  const settings = {
    baseURL: 'https://benchmark.example/', title: 'Benchmark', defaultContentLanguage: 'en', paginate: 24, disableKinds: ['taxonomy', 'term', 'RSS'], disableAliases: true,
    markup: { goldmark: { renderer: { unsafe: false } } }, languages: {},
  };
  for (const [weight, { store, categories, products }] of catalogue(shop, here).entries()) {
    const { language, locale, name, dir, market, currency } = store;
    const words = Object.fromEntries(Object.entries(store.words).map(([key, word]) => [key.replace(/[.-]/g, '_').toLowerCase(), word]));
    settings.languages[language] = {
      languageName: name, languageCode: locale, languageDirection: dir, weight: weight + 1, contentDir: `content/${language}`, params: { ...words, market, currency },
    };
    const content = join(site, 'content', language);
    for (const folder of ['products', 'category']) mkdirSync(join(content, folder), { recursive: true });
    writeFileSync(join(content, '_index.md'), JSON.stringify({ title: 'Benchmark' }) + '\n');
    for (const folder of ['products', 'category']) {
      writeFileSync(join(content, folder, '_index.md'), JSON.stringify({ title: folder, _build: { render: 'never' } }) + '\n');
    }
    for (const { id, title, url, parent } of categories) {
      mkdirSync(join(content, 'category', id), { recursive: true });
      writeFileSync(join(content, 'category', id, '_index.md'), JSON.stringify({ title, type: 'category', url, id, parent }, null, 1) + '\n');
    }
    for (const { description, categories: categories_of, place, ...product } of products) {
      const front = { ...product, type: 'product', weight: place, categories_of };
      writeFileSync(join(content, 'products', `${product.id}.md`), JSON.stringify(front, null, 1) + '\n\n' + description);
    }
  }
  writeFileSync(join(site, 'config.json'), JSON.stringify(settings, null, 1) + '\n');
}
