// A provider's own cart: its script and styles, asked for when somebody wants to buy.

import { data } from './store.js';

const load1 = node => new Promise((resolve, reject) => {
  node.addEventListener('load', resolve);
  node.addEventListener('error', reject);
  document.head.append(node);
});

export async function load() {
  const { checkout } = await data('shop.json');
  if (checkout?.style) await load1(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: checkout.style }));
  if (checkout?.script) await load1(Object.assign(document.createElement('script'), { src: checkout.script, async: true }));
}
