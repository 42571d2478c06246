// The cart, on its page and in the drawer.

import { bundleUrl, checkoutUrl, decodeItems, encodeItems, withCoupon } from './checkout.js';
import { dialogOf, fillLine, fitting, nameOf } from './lines.js';
import { fill, items, money, read, write } from './store.js';

const { market, cartUrl: address } = document.body.dataset;

/** For whoever counts what happens. */
const tell = (name, detail) => document.dispatchEvent(new CustomEvent(name, { detail }));

// What prices were when last seen, as long as the visit lasts, to tell when one has changed.
const seenKey = `shop:seen:${market}`;
const couponKey = `shop:coupon:${market}`;

function session(key, value) {
  try {
    if (value === undefined) return sessionStorage.getItem(key) ?? '';
    if (value === '') sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, value);
  } catch {
    // Without storage there is nothing to remember.
  }
  return '';
}

const seen = () => {
  try {
    return new Map(Object.entries(JSON.parse(session(seenKey) || '{}')));
  } catch {
    return new Map();
  }
};

/** Makes the cart within `root` live. */
function mount(root) {
  const slot = name => root.querySelector(`[data-slot="${name}"]`);
  const word = (name, values = {}) => fill(root.dataset[`word${name}`], values);
  const list = root.querySelector('[data-lines]');
  const button = root.querySelector('[data-checkout]');
  const nodes = new Map();
  const changes = new Map();
  const removed = new Map();
  let settings = null;
  let found = new Map();
  let turn = 0;

  const lines = () => read('cart').map(({ sku, qty }) => ({ sku, qty, item: found.get(sku) }));
  const payable = () => lines().filter(({ item }) => item?.buyable);
  const price = amount => money(amount, settings.money);

  function say(text) {
    slot('status').textContent = text;
  }

  function problem(text) {
    const place = slot('problem');
    place.textContent = text;
    place.hidden = text === '';
  }

  function part(name) {
    for (const node of root.querySelectorAll('[data-when]')) node.hidden = node.dataset.when !== name;
  }

  /** Asks the shop again and draws; false when it did not answer. */
  async function refresh() {
    const now = ++turn;
    const list = read('cart');
    if (list.length === 0 && removed.size === 0) {
      part('empty');
      problem('');
      return true;
    }
    try {
      const answer = await items(list.map(line => line.sku));
      if (now !== turn) return true;
      ({ settings, found } = answer);
      problem('');
    } catch {
      problem(navigator.onLine ? word('Failed') : word('Offline'));
      button.disabled = true;
      return false;
    }
    keepWithinLimits(list);
    noteChanges();
    draw();
    return true;
  }

  function keepWithinLimits(list) {
    const fitted = list.map(({ sku, qty }) => ({ sku, qty: found.has(sku) ? fitting(qty, found.get(sku)) : qty }));
    if (fitted.some((line, index) => line.qty !== list[index].qty)) write('cart', fitted);
  }

  function noteChanges() {
    const before = seen();
    for (const [sku, { amount }] of found) {
      if (before.has(sku) && before.get(sku) !== amount) changes.set(sku, before.get(sku));
      before.set(sku, amount);
    }
    session(seenKey, JSON.stringify(Object.fromEntries(before)));
  }

  function note(sku, qty, item) {
    if (!item || item.amount === undefined) return word('Gone');
    if (!item.buyable) return word('SoldOut');
    const notes = [];
    if (changes.has(sku)) notes.push(word('Changed', { before: price(changes.get(sku)), after: item.price }));
    if (item.maximum && qty + (item.step ?? 1) > item.maximum) notes.push(word('Limit', { count: item.maximum }));
    if (item.minimum > 1 && qty === item.minimum) notes.push(word('Minimum', { count: item.minimum }));
    if (item.step > 1) notes.push(word('Step', { count: item.step }));
    return notes.join(' ');
  }

  function lineOf(sku) {
    const known = nodes.get(sku);
    if (known) return known;
    const node = root.querySelector('template[data-line]').content.firstElementChild.cloneNode(true);
    node.dataset.sku = sku;
    nodes.set(sku, node);
    return node;
  }

  function drawLine({ sku, qty, item }, apart) {
    const node = lineOf(sku);
    const at = name => node.querySelector(`[data-slot="${name}"]`);
    fillLine(node, sku, item);
    const open = Boolean(item?.buyable);
    node.classList.toggle('line-off', !open);
    at('price').textContent = item?.price ? word('Each', { price: item.price }) : '';
    at('total').textContent = open ? price(item.amount * qty) : '';
    at('note').textContent = note(sku, qty, item);
    at('note').hidden = at('note').textContent === '';
    const field = node.querySelector('input');
    node.querySelector('.stepper').hidden = !open;
    field.min = item?.minimum ?? 1;
    field.step = item?.step ?? 1;
    if (item?.maximum) field.max = item.maximum;
    field.value = qty;
    field.setAttribute('aria-label', word('Quantity', { title: nameOf(sku, item) }));
    const pay = at('pay');
    pay.hidden = !(apart && open && item.pay);
    if (pay.hidden) pay.removeAttribute('href');
    else pay.href = withCoupon(settings.checkout, item.pay, session(couponKey));
    return node;
  }

  function draw() {
    const all = lines();
    if (all.length === 0 && removed.size === 0) {
      part('empty');
      list.replaceChildren();
      return;
    }
    const recipe = settings.checkout;
    const goods = payable();
    const together = checkoutAddress();
    const apart = recipe?.kind === 'link' && !together;
    const rows = all.map(line => drawLine(line, apart));
    for (const { node, index } of removed.values()) rows.splice(index, 0, node);
    // Rows that stay are not taken out, so that none loses the focus.
    rows.forEach((row, index) => {
      if (list.children[index] !== row) list.insertBefore(row, list.children[index] ?? null);
    });
    while (list.children.length > rows.length) list.lastElementChild.remove();

    const sum = goods.reduce((total, { item, qty }) => total + item.amount * qty, 0);
    slot('subtotal').textContent = price(sum);
    drawFreeDelivery(sum);
    const code = session(couponKey);
    slot('coupon').hidden = !(code && recipe?.coupon);
    slot('coupon').textContent = word('Coupon', { code });
    const tooLong = Boolean(together && recipe.maxLength && together.length > recipe.maxLength);
    if (tooLong) problem(word('Long'));
    button.parentElement.hidden = apart || !recipe;
    button.disabled = !together || tooLong;
    root.querySelector('[data-when-kind="apart"]').hidden = !apart || goods.length === 0;
    root.querySelector('[data-when-kind="together"]').hidden = apart || !recipe;
    part('full');
    if (!navigator.onLine) problem(word('Offline'));
  }

  function drawFreeDelivery(sum) {
    const box = root.querySelector('[data-free]');
    box.hidden = !settings.freeFrom;
    if (box.hidden) return;
    const left = settings.freeFrom - sum;
    slot('free').textContent = left > 0 ? word('Left', { amount: price(left) }) : word('Free');
    box.querySelector('progress').value = Math.min(100, Math.round(sum * 100 / settings.freeFrom));
  }

  /** Where all lines are paid at once; nothing when they cannot be. */
  function checkoutAddress() {
    const recipe = settings?.checkout;
    const goods = payable();
    const code = session(couponKey);
    if (!recipe || goods.length === 0) return undefined;
    if (recipe.kind === 'cart') {
      const paid = goods.filter(({ item }) => item.line);
      return paid.length === goods.length
        ? checkoutUrl(recipe, paid.map(({ item, qty }) => ({ line: item.line, qty })), code)
        : undefined;
    }
    const bundle = bundleUrl(recipe, goods);
    return bundle && withCoupon(recipe, bundle, code);
  }

  const state = () => JSON.stringify(lines().map(({ sku, qty, item }) => [sku, qty, item?.amount, item?.buyable]));

  /** Leaves for the checkout, once the shop has confirmed what is on the screen. */
  async function leave(destination, paid = payable().map(({ sku, qty }) => ({ sku, qty }))) {
    const before = state();
    if (!navigator.onLine) {
      problem(word('Offline'));
      return;
    }
    if (!await refresh()) return;
    if (state() !== before) problem(word('Checked'));
    else if (destination()) {
      tell('shop:leave', { lines: paid });
      location.assign(destination());
    }
  }

  button.addEventListener('click', () => leave(checkoutAddress));

  list.addEventListener('click', event => {
    const row = event.target.closest('[data-sku]');
    if (!row) return;
    const { sku } = row.dataset;
    if (event.target.closest('[data-remove]')) remove(sku);
    const pay = event.target.closest('[data-slot="pay"]');
    if (pay) {
      event.preventDefault();
      leave(() => pay.href, read('cart').filter(line => line.sku === sku));
    }
  });

  list.addEventListener('change', event => {
    const row = event.target.closest('[data-sku]');
    if (!row) return;
    const { sku } = row.dataset;
    const wanted = Math.floor(event.target.valueAsNumber);
    const qty = wanted > 0 ? fitting(wanted, found.get(sku) ?? {}) : undefined;
    changes.delete(sku);
    write('cart', read('cart').map(line => line.sku === sku ? { sku, qty: qty ?? line.qty } : line));
    announce();
  });

  function remove(sku) {
    const before = read('cart');
    const index = before.findIndex(line => line.sku === sku);
    if (index < 0) return;
    const line = before[index];
    const title = nameOf(sku, found.get(sku));
    const node = root.querySelector('template[data-undo]').content.firstElementChild.cloneNode(true);
    node.querySelector('[data-slot="removed"]').textContent = word('Removed', { title });
    node.querySelector('button').addEventListener('click', () => {
      removed.delete(sku);
      const now = read('cart').filter(each => each.sku !== sku);
      now.splice(index, 0, line);
      write('cart', now);
      nodes.get(sku)?.querySelector('[data-remove]').focus();
    });
    // One thing can be brought back: the last.
    removed.clear();
    removed.set(sku, { node, index });
    write('cart', before.filter(each => each.sku !== sku));
    node.querySelector('button').focus();
    say(word('Removed', { title }));
  }

  function announce() {
    const sum = payable().reduce((total, { item, qty }) => total + item.amount * qty, 0);
    say(word('Total', { amount: price(sum) }));
  }

  const copy = root.querySelector('[data-copy]');
  if (navigator.clipboard) {
    copy.hidden = false;
    copy.addEventListener('click', async () => {
      await navigator.clipboard.writeText(`${location.origin}${address}?items=${encodeItems(read('cart'))}`);
      copy.textContent = word('Copied');
      say(word('Copied'));
    });
  }

  document.addEventListener('shop:list', event => {
    if (event.detail !== 'cart') return;
    const known = read('cart').every(({ sku }) => found.has(sku) || nodes.has(sku));
    if (settings && known) draw();
    else refresh();
  });
  for (const name of ['online', 'offline']) addEventListener(name, refresh);
  return {
    refresh,
    forget() {
      removed.clear();
      changes.clear();
    },
  };
}

/** A cart that came with the address: taken at once into an empty cart, else only when the shopper says how. */
function receive(root) {
  const query = new URLSearchParams(location.search);
  if (!query.has('items') && !query.has('coupon')) return;
  if (query.get('coupon')) session(couponKey, query.get('coupon'));
  history.replaceState(history.state, '', location.pathname);
  const received = decodeItems(query.get('items') ?? '');
  const own = read('cart');
  if (received.length === 0 || JSON.stringify(own) === JSON.stringify(received)) return;
  if (own.length === 0) {
    write('cart', received);
    return;
  }
  const content = root.querySelector('template[data-import]').content.cloneNode(true);
  const dialog = dialogOf('dialog', '#shop-import-title', content);
  for (const choice of dialog.querySelectorAll('button[value]')) {
    choice.addEventListener('click', () => {
      if (choice.value === 'replace') write('cart', received);
      if (choice.value === 'add') write('cart', merged(own, received));
      dialog.close();
    });
  }
  dialog.addEventListener('close', () => dialog.remove());
  dialog.showModal();
}

function merged(own, received) {
  const lines = new Map(own.map(({ sku, qty }) => [sku, qty]));
  for (const { sku, qty } of received) lines.set(sku, (lines.get(sku) ?? 0) + qty);
  return [...lines].map(([sku, qty]) => ({ sku, qty }));
}

/** The cart's own page. */
export function page(place) {
  const root = place.querySelector('[data-cart]');
  receive(root);
  mount(root).refresh();
}

let drawer;

/** Opens the drawer; what it shows is taken from the cart's page, once. */
export async function open() {
  drawer ??= build();
  const { dialog, cart } = await drawer.catch(problem => {
    drawer = undefined;
    throw problem;
  });
  cart.forget();
  cart.refresh();
  if (!dialog.open) {
    dialog.showModal();
    tell('shop:cart');
  }
}

async function build() {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status}`);
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const root = document.importNode(page.querySelector('[data-cart]'), true);
  const dialog = dialogOf('drawer', '#shop-drawer-title', root.querySelector('template[data-drawer]').content, root);
  return { dialog, cart: mount(root) };
}
