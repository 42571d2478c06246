// Wishes, products side by side, products seen before, pages kept for offline.

import { cards, items, read, toggle } from './store.js';

const part = (root, name) => {
  for (const node of root.querySelectorAll('[data-when]')) node.hidden = node.dataset.when !== name;
};

/** Puts cards of the products behind `skus` into a list, each once; returns how many there are. */
async function draw(list, skus, limit = Infinity) {
  const { found } = await items(skus);
  const wanted = skus.map(sku => found.get(sku)).filter(Boolean);
  const html = await cards(wanted.map(item => item.block));
  const products = [...new Set(wanted.map(item => item.product))].filter(id => html[id]).slice(0, limit);
  list.replaceChildren(...products.map(id => {
    const item = document.createElement('li');
    item.innerHTML = html[id];
    return item;
  }));
  return products.length;
}

export function wishlist(root) {
  const list = root.querySelector('[data-cards]');
  async function refresh() {
    const skus = read('wishlist').reverse();
    try {
      const count = skus.length === 0 ? 0 : await draw(list, skus);
      list.hidden = count === 0;
      part(root, count === 0 ? 'empty' : 'full');
    } catch {
      list.hidden = true;
      part(root, 'failed');
    }
  }
  document.addEventListener('shop:list', event => { if (event.detail === 'wishlist') refresh(); });
  refresh();
}

export async function recent(section, skus) {
  try {
    section.hidden = await draw(section.querySelector('[data-cards]'), skus, 4) === 0;
  } catch {
    section.hidden = true;
  }
}

// ---- Side by side ----

/** The facts a product's page states: id, name and value of each. */
async function facts(url) {
  const answer = await fetch(url);
  if (!answer.ok) return [];
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  return [...page.querySelectorAll('tr[data-attribute]')].map(row => ({
    id: row.dataset.attribute,
    name: row.querySelector('th').textContent,
    value: row.querySelector('td').dataset.value ?? row.querySelector('td').textContent,
  }));
}

export function compare(root) {
  const table = root.querySelector('table');
  const words = root.querySelector('template[data-words]').content;
  const say = selector => words.querySelector(selector)?.textContent ?? '';

  const cell = text => {
    const node = document.createElement('td');
    node.textContent = text || root.dataset.wordNone;
    return node;
  };

  function head({ sku, item }) {
    const node = root.querySelector('template[data-product]').content.firstElementChild.cloneNode(true);
    const [picture, title] = node.querySelectorAll('a');
    picture.href = item.url;
    title.href = item.url;
    title.textContent = item.title;
    node.querySelector('[data-slot="variant"]').textContent = item.variant ?? '';
    node.querySelector('[data-slot="name"]').textContent = `: ${item.title}`;
    if (item.image) node.querySelector('img').src = item.image;
    node.querySelector('[data-remove]').addEventListener('click', () => toggle('compare', sku));
    return node;
  }

  async function refresh() {
    const skus = read('compare');
    try {
      const { found } = skus.length === 0 ? { found: new Map() } : await items(skus);
      const columns = await Promise.all(skus.filter(sku => found.has(sku)).map(async sku => {
        const item = found.get(sku);
        return { sku, item, facts: await facts(item.url) };
      }));
      fill(columns);
      part(root, columns.length === 0 ? 'empty' : 'full');
    } catch {
      part(root, 'failed');
    }
  }

  function fill(columns) {
    const [first] = table.tHead.rows;
    first.replaceChildren(first.cells[0], ...columns.map(head));
    const rows = [...root.querySelector('template[data-rows]').content.cloneNode(true).children];
    const [price, availability] = rows;
    for (const { item } of columns) {
      price.append(cell(item.price ?? say('[data-request]')));
      availability.append(cell(say(`[data-availability="${item.availability}"]`)));
    }
    const names = new Map(columns.flatMap(column => column.facts.map(fact => [fact.id, fact.name])));
    for (const [id, name] of names) {
      const row = document.createElement('tr');
      const title = document.createElement('th');
      title.scope = 'row';
      title.textContent = name;
      row.append(title, ...columns.map(column => cell(column.facts.find(fact => fact.id === id)?.value)));
      rows.push(row);
    }
    table.tBodies[0].replaceChildren(...rows);
  }

  document.addEventListener('shop:list', event => { if (event.detail === 'compare') refresh(); });
  refresh();
}

// ---- Offline ----

/** Lists the pages of this storefront that the browser kept. */
export async function visited(section) {
  if (!('caches' in globalThis)) return;
  const home = document.body.dataset.shop.replace(/data\/$/, '');
  const pages = new Map();
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const { pathname } = new URL(request.url);
      if (!pathname.startsWith(home) || !pathname.endsWith('/') || pathname === location.pathname) continue;
      const answer = await cache.match(request);
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      if (page.body.classList.contains('page-offline') || page.documentElement.lang !== document.documentElement.lang) continue;
      pages.set(pathname, page.title);
    }
  }
  section.hidden = pages.size === 0;
  section.querySelector('[data-slot="pages"]').replaceChildren(...[...pages].reverse().slice(0, 20).map(([path, title]) => {
    const item = document.createElement('li');
    const link = document.createElement('a');
    link.href = path;
    link.textContent = title;
    item.append(link);
    return item;
  }));
}
