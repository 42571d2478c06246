import { sitemap } from './parts.mjs';

export const data = { permalink: '/sitemap.xml', eleventyExcludeFromCollections: true };

export function render({ collections }) {
  return sitemap(collections.shop.map(({ url }) => url));
}
