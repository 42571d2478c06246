// A provider's own cart: its script and styles, asked for when somebody wants to buy.

import { data } from './store.js';

const arrived = node => new Promise((resolve, reject) => {
  node.addEventListener('load', resolve);
  node.addEventListener('error', reject);
  document.head.append(node);
});

export async function load() {
  const { checkout } = await data('shop.json');
  if (!checkout) return;
  // What the provider's script reads stands on an element it looks for by id.
  const container = document.getElementById(checkout.provider) ?? document.createElement('div');
  container.id = checkout.provider;
  container.hidden = true;
  for (const [name, value] of Object.entries(checkout.attributes)) container.setAttribute(name, value);
  document.body.append(container);
  await Promise.all([
    ...checkout.styles.map(href => arrived(Object.assign(document.createElement('link'), { rel: 'stylesheet', href }))),
    ...checkout.scripts.map(src => arrived(Object.assign(document.createElement('script'), { src, async: true }))),
  ]);
  await globalThis.Snipcart?.ready;
}
