// The made-up shop as its owner would write it for a generator without prices of its own: one record per product and language, texts and prices ready to print.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const PLACES = {
  en: ['us', 'USD', 'en-US', 'English'], de: ['de', 'EUR', 'de-DE', 'Deutsch'], fr: ['fr', 'EUR', 'fr-FR', 'Français'],
  ja: ['jp', 'JPY', 'ja-JP', '日本語'], ar: ['ae', 'AED', 'ar-AE', 'العربية'],
};

/** Every language of the shop in `shop`, with `store` (what all its pages say), `categories` and `products`; products have their Markdown in `description`. */
export function catalogue(shop, here) {
  const all = JSON.parse(readFileSync(join(shop, 'catalog/categories.json'), 'utf8')).categories;
  const products = readFileSync(join(shop, 'catalog/products.jsonl'), 'utf8').trim().split('\n').map(line => JSON.parse(line));
  // As ours: a category without products, its own or below, has no page.
  const filled = new Set(products.map(({ category }) => category));
  for (const { id, parent } of all) if (filled.has(id) && parent) filled.add(parent);
  const above = new Map(all.map(({ id, parent }) => [id, parent]));
  return Object.keys(products[0].texts).map((language, place) => {
    const [market, currency, locale, name] = PLACES[language];
    const words = JSON.parse(readFileSync(join(here, `theme/strings/${language}.json`), 'utf8'));
    const root = place === 0 ? '/' : `/${language}/`;
    const money = new Intl.NumberFormat(locale, { style: 'currency', currency });
    return {
      store: { language, locale, name, root, market: market.toUpperCase(), currency, dir: language === 'ar' ? 'rtl' : 'ltr', words },
      categories: all.filter(({ id }) => filled.has(id)).map(({ id, parent, texts }) => ({
        id, title: texts[language].title, url: `${root}category/${texts[language].slug}/`, parent: parent ?? '',
      })),
      products: products.map((product, number) => {
        const text = product.texts[language];
        const price = product.prices[currency];
        return {
          id: product.id, title: text.title, url: `${root}products/${text.slug}/`, place: number + 1, summary: text.summary, description: text.description,
          categories: [product.category, above.get(product.category)].filter(Boolean), category: product.category, sku: product.variants[0].sku,
          price: money.format(price), amount: price.toFixed(currency === 'JPY' ? 0 : 2), related: product.relations.related,
          images: product.media.map(({ file, alt }) => ({ file, alt: alt.en })),
          variants: product.variants.map(({ sku, options, availability }) => ({
            sku, title: Object.values(options).join(' / '), availability: availability ?? 'in-stock', options,
          })),
          facts: Object.entries(product.attributes).map(([key, value]) => ({
            name: key[0].toUpperCase() + key.slice(1).replace(/-/g, ' '),
            value: typeof value === 'boolean' ? words[value ? 'value.yes' : 'value.no'] : String(value),
          })),
        };
      }),
    };
  });
}
