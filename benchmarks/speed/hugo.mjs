// The made-up shop as a Hugo user would write it: one content file per product and language. Texts and prices are ready to print, so that Hugo has less to do.

import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const PLACES = {
  en: ['us', 'USD', 'en-US', 'English'], de: ['de', 'EUR', 'de-DE', 'Deutsch'], fr: ['fr', 'EUR', 'fr-FR', 'Français'],
  ja: ['jp', 'JPY', 'ja-JP', '日本語'], ar: ['ae', 'AED', 'ar-AE', 'العربية'],
};

/** Writes the Hugo site for the shop in `shop`; JSON is front matter of Hugo, too. */
export function prepareHugo(shop, site, here) {
  const all = JSON.parse(readFileSync(join(shop, 'catalog/categories.json'), 'utf8')).categories;
  const products = readFileSync(join(shop, 'catalog/products.jsonl'), 'utf8').trim().split('\n').map(line => JSON.parse(line));
  // As ours: a category without products, its own or below, has no page.
  const filled = new Set(products.map(({ category }) => category));
  for (const { id, parent } of all) if (filled.has(id) && parent) filled.add(parent);
  const categories = all.filter(({ id }) => filled.has(id));
  const languages = Object.keys(products[0].texts);
  cpSync(join(here, 'hugo/layouts'), join(site, 'layouts'), { recursive: true });
  cpSync(join(here, 'theme/assets'), join(site, 'static/assets'), { recursive: true });
  const settings = {
    baseURL: 'https://benchmark.example/', title: 'Benchmark', defaultContentLanguage: 'en', paginate: 24, disableKinds: ['taxonomy', 'term', 'RSS'], disableAliases: true,
    markup: { goldmark: { renderer: { unsafe: false } } }, languages: {},
  };
  const above = new Map(categories.map(({ id, parent }) => [id, parent]));
  for (const [weight, language] of languages.entries()) {
    const [market, currency, locale, name] = PLACES[language];
    const words = JSON.parse(readFileSync(join(here, `theme/strings/${language}.json`), 'utf8'));
    const params = Object.fromEntries(Object.entries(words).map(([key, word]) => [key.replace(/[.-]/g, '_').toLowerCase(), word]));
    settings.languages[language] = {
      languageName: name, languageCode: locale, languageDirection: language === 'ar' ? 'rtl' : 'ltr', weight: weight + 1, contentDir: `content/${language}`,
      params: { ...params, market: market.toUpperCase(), currency },
    };
    const root = weight === 0 ? '/' : `/${language}/`;
    const money = new Intl.NumberFormat(locale, { style: 'currency', currency });
    const digits = currency === 'JPY' ? 0 : 2;
    for (const folder of ['products', 'category']) mkdirSync(join(site, 'content', language, folder), { recursive: true });
    writeFileSync(join(site, 'content', language, '_index.md'), JSON.stringify({ title: 'Benchmark' }) + '\n');
    for (const folder of ['products', 'category']) {
      writeFileSync(join(site, 'content', language, folder, '_index.md'), JSON.stringify({ title: folder, _build: { render: 'never' } }) + '\n');
    }
    for (const { id, parent, texts } of categories) {
      const front = { title: texts[language].title, type: 'category', url: `${root}category/${texts[language].slug}/`, id, parent: parent ?? '' };
      mkdirSync(join(site, 'content', language, 'category', id), { recursive: true });
      writeFileSync(join(site, 'content', language, 'category', id, '_index.md'), JSON.stringify(front, null, 1) + '\n');
    }
    for (const [place, product] of products.entries()) {
      const text = product.texts[language];
      const price = product.prices[currency];
      const front = {
        title: text.title, type: 'product', url: `${root}products/${text.slug}/`, weight: place + 1, id: product.id, summary: text.summary,
        categories_of: [product.category, above.get(product.category)].filter(Boolean), category: product.category, sku: product.variants[0].sku,
        price: money.format(price), amount: price.toFixed(digits), related: product.relations.related,
        images: product.media.map(({ file, alt }) => ({ file, alt: alt.en })),
        variants: product.variants.map(({ sku, options, availability }) => ({ sku, title: Object.values(options).join(' / '), availability: availability ?? 'in-stock', options })),
        facts: Object.entries(product.attributes).map(([name, value]) => ({
          name: name[0].toUpperCase() + name.slice(1).replace(/-/g, ' '),
          value: typeof value === 'boolean' ? words[value ? 'value.yes' : 'value.no'] : String(value),
        })),
      };
      writeFileSync(join(site, 'content', language, 'products', `${product.id}.md`), JSON.stringify(front, null, 1) + '\n\n' + text.description);
    }
  }
  writeFileSync(join(site, 'config.json'), JSON.stringify(settings, null, 1) + '\n');
}
