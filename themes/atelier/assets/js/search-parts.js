// What the search box and the page of results share: the engine, what it has to say, and how what it finds looks.

import { fill, once, read, write } from './store.js';

const { dataset, href } = document.querySelector('[data-search]');

/** At most this many characters are asked for: what is longer is no question, and no address. */
export const LONGEST = 256;

let module;
let tries = 0;

/** The engine, opened once; after a failure, again. */
export const engine = once(async () => {
  // Some browsers remember of a module that it could not be fetched: each try has an address of its own.
  module ??= await import(dataset.search + (tries++ > 0 ? `?${tries}` : ''));
  return module.open(dataset.index);
});

/** Why there is no answer, in words. */
export const reason = problem => problem?.kind === 'offline' || !navigator.onLine ? dataset.offline : dataset.failed;

/** Where the results of `text` are. */
export const resultsOf = text => `${new URL(href).pathname}?${new URLSearchParams({ q: text })}`;

// ---- What was searched for ----

export const searches = () => read('searches').reverse();

/** Keeps a query among the last eight, in this browser only. */
export const remember = text => write('searches', [...read('searches').filter(each => each !== text), text].slice(-8));

export const forget = () => write('searches', []);

/** Tells the page of a query that was answered; those without an answer are kept for the shop to learn from. */
export function report(query, total) {
  document.dispatchEvent(new CustomEvent('shop:search', { detail: { query, total } }));
  if (total === 0) write('misses', [...read('misses').filter(each => each !== query), query].slice(-50));
}

// ---- Words ----

/** Somebody's words within ours: they may run the other way. */
export const apart = text => `\u2068${text}\u2069`;

/** What was made of the words of a query: mended and left out ones. */
export function notes(words, text, found) {
  const told = [];
  if (found.corrected) {
    told.push(fill(words.wordCorrected, { corrected: apart(found.corrected), text: apart(text) }));
  }
  const dropped = found.words.filter(word => word.use === 'dropped').map(word => apart(word.text));
  if (dropped.length > 0) {
    const list = new Intl.ListFormat(document.documentElement.lang, { type: 'unit' }).format(dropped);
    told.push(fill(words.wordDropped, { words: list }));
  }
  return told;
}

// ---- Elements ----

export function make(tag, className, ...content) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  node.append(...content);
  return node;
}

export const lines = texts => texts.map(text => make('p', '', text));

/** `text` with the words that were looked for marked. */
export const marked = (search, text, found) =>
  search.highlight(text, found).map(([part, hit]) => hit ? make('mark', '', part) : part);

/** The picture of a card, or what stands for it. */
export function picture({ image, title }) {
  if (!image) {
    const blank = make('span', 'blank', [...title.trim()][0] ?? '');
    blank.setAttribute('aria-hidden', 'true');
    return blank;
  }
  const node = document.createElement('img');
  node.loading = 'lazy';
  node.decoding = 'async';
  node.alt = '';
  if (image.width > 0 && image.height > 0) {
    node.width = image.width;
    node.height = image.height;
  }
  node.src = image.url;
  return node;
}

/** What a card says of the price. */
export function price(words, { price: now, before, state }) {
  if (!now) return make('span', 'muted', state === 'quote' ? words.wordQuote : '');
  const node = make('span', before ? 'price price-reduced' : 'price');
  if (before) node.append(make('span', 'vh', `${words.wordNow} `));
  node.append(make('bdi', 'price-now', now));
  if (before) node.append(' ', make('s', 'price-was', make('span', 'vh', `${words.wordBefore} `), make('bdi', '', before)));
  return node;
}

/** What keeps a product from being bought at once; empty when nothing does. */
export const hindrance = (words, { state }) =>
  ({ soldOut: words.wordSoldOut, backorder: words.wordBackorder, preorder: words.wordPreorder })[state] ?? '';
