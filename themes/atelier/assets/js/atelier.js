// What every page has: counts in the header, hearts, the cart. What only some pages need is loaded by them, or on need.

import { add, inTurns, read, toggle } from './store.js';

const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const lists = { wish: ['wishlist', 200], compare: ['compare', 4] };

/** Shows what the lists hold: numbers in the header, pressed hearts. */
function show() {
  for (const link of all('[data-count]')) {
    const list = read(link.dataset.count);
    const count = link.dataset.count === 'cart' ? list.reduce((sum, line) => sum + line.qty, 0) : list.length;
    link.querySelector('[data-number]').textContent = count === 0 ? '' : count > 99 ? '99+' : count;
  }
  for (const [mark, [name]] of Object.entries(lists)) {
    const list = new Set(read(name));
    for (const button of all(`[data-${mark}]`)) {
      button.setAttribute('aria-pressed', list.has(button.dataset[mark]));
    }
    for (const link of all(`[data-${mark}-link]`)) link.hidden = list.size === 0;
  }
}

const plain = event => event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;

/** Opens the cart beside the page; where that fails, its own page. */
async function openCart() {
  try {
    await (await import('./cart.js')).open();
  } catch {
    location.assign(document.body.dataset.cartUrl);
  }
}

document.addEventListener('click', event => {
  const target = event.target.closest('[data-wish], [data-compare], [data-add], [data-step], [data-count="cart"]');
  if (!target || !plain(event)) return;
  if (target.dataset.step) {
    const field = target.closest('.stepper').querySelector('input');
    if (target.dataset.step > 0) field.stepUp();
    else field.stepDown();
    field.dispatchEvent(new Event('change', { bubbles: true }));
  } else if (target.dataset.add) {
    add('cart', target.dataset.add);
    openCart();
  } else if (target.dataset.count) {
    if (document.querySelector('[data-cart-page]')) return;
    event.preventDefault();
    openCart();
  } else {
    const mark = target.dataset.wish ? 'wish' : 'compare';
    const [name, limit] = lists[mark];
    toggle(name, target.dataset[mark], limit);
  }
});

document.addEventListener('shop:add', event => {
  add('cart', event.detail.sku, event.detail.qty);
  openCart();
});

/** Closes the part of the menu that is open, unless the shopper is in it. */
function closeMenu(event) {
  const open = document.querySelector('.menu-more[open]');
  if (!open || event.type !== 'keydown' && open.contains(event.target)) return;
  if (event.type === 'keydown' && event.key !== 'Escape') return;
  if (event.type === 'keydown' && open.contains(event.target)) open.querySelector('summary').focus();
  open.open = false;
}
for (const type of ['click', 'focusin', 'keydown']) document.addEventListener(type, closeMenu);

// Lists without a number in the header.
const quiet = new Set(['recent', 'searches', 'misses']);

// Cards may come later, by filters and lists.
let waiting = false;
new MutationObserver(() => {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => {
    waiting = false;
    show();
  });
}).observe(document.querySelector('main'), { childList: true, subtree: true });
document.addEventListener('shop:list', event => { if (!quiet.has(event.detail)) show(); });

// ---- The search box ----

const search = document.querySelector('[data-search]');

/** Opens the search box; where that fails, the page of results. */
async function openSearch(text) {
  const field = document.querySelector('[data-search-page] [type="search"]');
  if (field) {
    field.focus();
    field.select();
    return;
  }
  try {
    await (await import('./search-box.js')).open(text);
  } catch {
    location.assign(search.href);
  }
}

const typing = node => node.isContentEditable || node.matches('input, textarea, select');

if (search) {
  const ahead = () => { import('./search-box.js').then(box => box.ahead()).catch(() => {}); };
  if (!document.querySelector('[data-search-page]')) {
    for (const type of ['pointerenter', 'focus']) search.addEventListener(type, ahead, { once: true });
  }
  search.addEventListener('click', event => {
    if (!plain(event)) return;
    event.preventDefault();
    openSearch();
  });
  document.addEventListener('keydown', event => {
    const { key, target } = event;
    if (event.defaultPrevented || event.isComposing || event.repeat || document.querySelector('dialog[open]')) return;
    const wanted = event.ctrlKey !== event.metaKey && !event.altKey && !event.shiftKey
      ? key.toLowerCase() === 'k'
      : key === search.dataset.key && !event.ctrlKey && !event.metaKey && !event.altKey && !typing(target);
    if (!wanted) return;
    event.preventDefault();
    openSearch();
  });
  // Somebody went on from the box, and comes back.
  if (typeof history.state?.searching === 'string') openSearch(history.state.searching);
}

const parts = [
  ['[data-listing]', () => import('./filters.js'), (part, node) => part.start(node)],
  ['[data-cart-page]', () => import('./cart.js'), (part, node) => part.page(node)],
  ['[data-wishlist]', () => import('./lists.js'), (part, node) => part.wishlist(node)],
  ['[data-compare-page]', () => import('./lists.js'), (part, node) => part.compare(node)],
  ['[data-visited]', () => import('./lists.js'), (part, node) => part.visited(node)],
  ['[data-inquiry-page]', () => import('./inquiry.js'), (part, node) => part.page(node)],
  ['[data-tracking]', () => import('./inquiry.js'), (part, node) => part.tracking(node)],
  ['[data-analytics]', () => import('./consent.js'), (part, node) => part.start(node)],
];
inTurns([show, ...parts.map(([selector, load, start]) => () => {
  const node = document.querySelector(selector);
  if (node) load().then(part => start(part, node));
})]);

if (document.body.dataset.stale) {
  // Keeping pages must not get in the way of the first taps.
  const load = () => import('./offline.js');
  const keep = () => globalThis.requestIdleCallback ? requestIdleCallback(load, { timeout: 5000 }) : load();
  if (document.readyState === 'complete') keep();
  else addEventListener('load', keep);
}
