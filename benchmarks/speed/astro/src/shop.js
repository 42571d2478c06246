import { getCollection } from 'astro:content';
import categories from '../data/categories.json';
import stores from '../data/stores.json';
import { pages } from '../parts.mjs';

let made;

/** Every page of the shop; those of products have their entry in the collection beside them. */
export function shop() {
  return made ??= getCollection('products').then(entries => {
    const entryOf = new Map(entries.map(entry => [entry.data, entry]));
    return pages(stores, categories, entries.map(({ data }) => data)).map(page => ({ page, entry: entryOf.get(page.product) }));
  });
}
