// What the shopper keeps in this browser, and what the shop says about it.
// Kept are SKUs, quantities and what was searched for only; titles and prices always come from the storefront's data files.

const { shop, market } = document.body.dataset;

/** A list in the browser's storage: of SKUs, of `{ sku, qty }`, or of queries. Other tabs hear of every change. */
const names = {
  cart: `shop:cart:${market}`,
  inquiry: `shop:inquiry:${market}`,
  wishlist: 'shop:wishlist',
  compare: 'shop:compare',
  recent: 'shop:recent',
  searches: `shop:searches:${document.documentElement.lang}`,
  misses: 'shop:search-misses',
};

const counted = new Set(['cart', 'inquiry']);
const whole = qty => Number.isSafeInteger(qty) && qty > 0;

function sound(name, entry) {
  return counted.has(name)
    ? typeof entry?.sku === 'string' && whole(entry.qty)
    : typeof entry === 'string';
}

export function read(name) {
  try {
    const list = JSON.parse(localStorage.getItem(names[name]));
    return Array.isArray(list) ? list.filter(entry => sound(name, entry)) : [];
  } catch {
    return [];
  }
}

export function write(name, list) {
  const kept = counted.has(name) ? list.map(({ sku, qty }) => ({ sku, qty })) : list;
  try {
    localStorage.setItem(names[name], JSON.stringify(kept));
  } catch {
    // Storage is full or forbidden: the list then lives as long as the page shows it.
  }
  changed(name);
}

function changed(name) {
  document.dispatchEvent(new CustomEvent('shop:list', { detail: name }));
}

addEventListener('storage', event => {
  const name = Object.keys(names).find(each => names[each] === event.key);
  if (name) changed(name);
});

/** Puts `qty` more pieces on a list. */
export function add(name, sku, qty = 1) {
  const list = read(name);
  const known = list.find(entry => entry.sku === sku);
  if (known) known.qty += qty;
  else list.push({ sku, qty });
  write(name, list);
}

/** Takes a SKU on a list, or off it; at most `limit` stay, the newest. */
export function toggle(name, sku, limit = 200) {
  const list = read(name);
  write(name, list.includes(sku) ? list.filter(each => each !== sku) : [...list, sku].slice(-limit));
}

/** What `load` gives, asked for once; after a failure, again. */
export const once = load => {
  let promise;
  return () => promise ??= load().catch(problem => {
    promise = undefined;
    throw problem;
  });
};

/** Does each step in a turn of its own, so that a tap is answered between two of them. */
export async function inTurns(steps) {
  for (const step of steps) {
    await (globalThis.scheduler?.yield?.() ?? new Promise(done => setTimeout(done)));
    step();
  }
}

// ---- What the shop says ----

/** A data file of the storefront, as it is now. */
export async function data(path) {
  const answer = await fetch(shop + path, { cache: 'no-cache' });
  if (answer.status === 404) return null;
  if (!answer.ok) throw new Error(`${answer.status}`);
  return answer.json();
}

export function fnv1a(text) {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash >>> 0;
}

const unique = values => [...new Set(values)];

/** Storefront, and a map of the items there are among `skus`; each has its `block` of cards. Missing ones are gone. */
export async function items(skus) {
  const settings = await data('shop.json');
  if (!settings) throw new Error('no shop');
  const shard = sku => fnv1a(sku) % settings.skuShards;
  const shards = new Map(await Promise.all(
    unique(skus.map(shard)).map(async number => [number, await data(`skus/${number}.json`) ?? {}])));
  const block = sku => {
    const blocks = shards.get(shard(sku));
    return Object.hasOwn(blocks, sku) ? blocks[sku] : undefined;
  };
  const blocks = new Map(await Promise.all(
    unique(skus.map(block).filter(Boolean)).map(async name => [name, await data(`items/${name}.json`) ?? {}])));
  const found = new Map();
  for (const sku of skus) {
    const all = blocks.get(block(sku));
    if (all && Object.hasOwn(all, sku)) found.set(sku, { ...all[sku], block: block(sku) });
  }
  return { settings, found };
}

/** Cards of products, by product id. */
export async function cards(blocks) {
  return Object.assign({}, ...await Promise.all(unique(blocks).map(name => data(`cards/${name}.json`))));
}

/** An amount in minor units, written as the pages write it. */
export function money(amount, { before, after, decimal, group, grouping, groupFrom, digits, numerals }) {
  const all = String(Math.abs(amount)).padStart(digits + 1, '0');
  const cut = all.length - digits;
  let rest = all.slice(0, cut);
  const parts = [];
  for (let step = 0; cut >= groupFrom && rest.length > (grouping[step] ?? Infinity); step = Math.min(step + 1, grouping.length - 1)) {
    parts.unshift(rest.slice(-grouping[step]));
    rest = rest.slice(0, -grouping[step]);
  }
  const text = [rest, ...parts].join(group) + (digits ? decimal + all.slice(cut) : '');
  return before + text.replace(/\d/g, digit => [...numerals][digit]) + after;
}

/** Fills `%name%` in a text of the page. */
export const fill = (text, values) => text.replace(/%(\w+)%/g, (all, name) => values[name] ?? all);
