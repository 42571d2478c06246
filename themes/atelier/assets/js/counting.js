// Tells services what shoppers do, by the names of docs/analytics.md. Loaded only when one of them may hear of it.

import { items, read } from './store.js';

const language = document.documentElement.lang;
const page = () => location.origin + location.pathname + location.search;

/** A request nobody waits for; it goes on when the page is left. */
function post(url, body, type) {
  fetch(url, { method: 'POST', body, headers: { 'Content-Type': type }, keepalive: true, mode: 'no-cors', credentials: 'omit' })
    .catch(() => {});
}

function script(src) {
  const node = document.createElement('script');
  node.async = true;
  node.src = src;
  document.head.append(node);
}

// ---- Services: each makes of its settings what is called with every event ----

function plausible({ id, host }) {
  return ({ name, ...about }) => {
    const props = { currency: about.currency, value: about.value, query: about.query, results: about.results, method: about.method,
      sku: about.items?.map(item => item.sku).join(','), quantity: about.items?.reduce((sum, item) => sum + item.quantity, 0) };
    const event = { name: name === 'page_view' ? 'pageview' : name, url: page(), domain: id, referrer: document.referrer || null };
    if (name !== 'page_view') event.props = Object.fromEntries(Object.entries(props).filter(([, value]) => value !== undefined && value !== ''));
    post(`${host}/api/event`, JSON.stringify(event), 'text/plain');
  };
}

function matomo({ id, host }) {
  const view = Math.random().toString(36).slice(2, 8).padEnd(6, '0');
  return ({ name, ...about }) => {
    const told = { idsite: id, rec: 1, apiv: 1, url: page(), urlref: document.referrer, lang: language, pv_id: view,
      res: `${screen.width}x${screen.height}`, send_image: 0 };
    if (name === 'page_view') {
      told.action_name = document.title;
    } else if (name === 'search') {
      Object.assign(told, { search: about.query, search_count: about.results });
    } else if (name === 'view_item') {
      const [item] = about.items;
      Object.assign(told, { action_name: document.title, _pks: item.sku, _pkn: item.name, _pkp: item.price ?? '' });
    } else if (about.cart) {
      const lines = about.cart.map(item => [item.sku, item.name, '', item.price ?? 0, item.quantity]);
      Object.assign(told, { idgoal: 0, revenue: about.cartValue, ec_items: JSON.stringify(lines) });
    } else {
      Object.assign(told, { ca: 1, e_c: 'shop', e_a: name, e_n: about.items?.[0]?.sku ?? about.method ?? '' });
    }
    post(`${host}/matomo.php`, new URLSearchParams(told).toString(), 'application/x-www-form-urlencoded');
  };
}

function ga4({ id }) {
  globalThis.dataLayer ??= [];
  // The service reads the arguments object itself; an array would not do.
  function gtag() { globalThis.dataLayer.push(arguments); }
  gtag('consent', 'default', { ad_storage: 'denied', ad_user_data: 'denied', ad_personalization: 'denied', analytics_storage: 'granted' });
  gtag('js', new Date());
  gtag('config', id, { send_page_view: false });
  script(`https://www.googletagmanager.com/gtag/js?id=${encodeURIComponent(id)}`);
  const line = ({ sku, name, variant, price, quantity }) => ({ item_id: sku, item_name: name, item_variant: variant || undefined, price, quantity });
  return ({ name, query, results, cart, cartValue, items: lines, ...about }) => {
    const told = { ...about, send_to: id };
    if (lines) told.items = lines.map(line);
    if (query !== undefined) Object.assign(told, { search_term: query, results });
    if (name === 'page_view') Object.assign(told, { page_title: document.title, page_location: page(), language });
    gtag('event', name, told);
  };
}

function meta({ id }) {
  const names = { page_view: 'PageView', view_item: 'ViewContent', add_to_cart: 'AddToCart', begin_checkout: 'InitiateCheckout',
    search: 'Search', add_to_wishlist: 'AddToWishlist', generate_lead: 'Lead', sign_up: 'CompleteRegistration' };
  if (!globalThis.fbq) {
    const fbq = (...call) => { if (fbq.callMethod) fbq.callMethod(...call); else fbq.queue.push(call); };
    Object.assign(fbq, { queue: [], push: fbq, loaded: true, version: '2.0' });
    globalThis.fbq = globalThis._fbq = fbq;
    script('https://connect.facebook.net/en_US/fbevents.js');
  }
  globalThis.fbq('set', 'autoConfig', false, id);
  globalThis.fbq('init', id);
  return ({ name, items: lines, value, currency, query }) => {
    if (!names[name]) return;
    const told = { value, currency, search_string: query };
    if (lines) {
      Object.assign(told, { content_type: 'product', content_ids: lines.map(item => item.sku),
        contents: lines.map(item => ({ id: item.sku, quantity: item.quantity, item_price: item.price })) });
    }
    globalThis.fbq('trackSingle', id, names[name], Object.fromEntries(Object.entries(told).filter(([, each]) => each !== undefined)));
  };
}

const services = { plausible, matomo, ga4, meta };
const running = new Map();
let hearing = false;

// ---- Events ----

function tell(event) {
  for (const service of running.values()) service(event);
}

// What the shop said of pieces: who leaves the page has no time to ask.
const said = new Map();
let settings = null;

/** What is known of `lines` (`[{ sku, qty }]`), and what they cost together; amounts are decimal numbers. */
function known(lines) {
  const unit = 10 ** (settings?.money.digits ?? 0);
  const of = lines.map(({ sku, qty }) => {
    const item = said.get(sku);
    return { sku, name: item?.title ?? sku, variant: item?.variant ?? '', price: item?.amount === undefined ? undefined : item.amount / unit, quantity: qty };
  });
  const sum = lines.reduce((total, { sku, qty }) => total + (said.get(sku)?.amount ?? 0) * qty, 0);
  return { items: of, value: sum / unit, currency: settings?.currency };
}

async function ask(lines) {
  const answer = await items(lines.map(line => line.sku));
  ({ settings } = answer);
  for (const [sku, item] of answer.found) said.set(sku, item);
}

/** Tells of an event that concerns `lines`; `cart` when the whole cart is to be told as well. */
async function tellOf(name, lines, { cart = false } = {}) {
  try {
    await ask(cart ? [...lines, ...read('cart')] : lines);
  } catch {
    // The shop did not answer; what happened is told all the same.
  }
  const event = { name, ...known(lines) };
  if (cart) {
    const whole = known(read('cart'));
    Object.assign(event, { cart: whole.items, cartValue: whole.value });
  }
  tell(event);
}

const counts = () => new Map(read('cart').map(({ sku, qty }) => [sku, qty]));
let cart = counts();
let wishes = new Set(read('wishlist'));

function listed(name) {
  if (name === 'cart') {
    const before = cart;
    cart = counts();
    const more = [];
    const less = [];
    for (const sku of new Set([...before.keys(), ...cart.keys()])) {
      const qty = (cart.get(sku) ?? 0) - (before.get(sku) ?? 0);
      if (qty > 0) more.push({ sku, qty });
      if (qty < 0) less.push({ sku, qty: -qty });
    }
    if (more.length > 0) tellOf('add_to_cart', more, { cart: true });
    if (less.length > 0) tellOf('remove_from_cart', less, { cart: true });
  } else if (name === 'wishlist') {
    const now = new Set(read('wishlist'));
    const added = [...now].filter(sku => !wishes.has(sku));
    wishes = now;
    if (added.length > 0) tellOf('add_to_wishlist', added.map(sku => ({ sku, qty: 1 })));
  }
}

function hear() {
  hearing = true;
  // What another tab does, that tab tells.
  addEventListener('storage', () => {
    cart = counts();
    wishes = new Set(read('wishlist'));
  }, { capture: true });
  document.addEventListener('shop:list', event => listed(event.detail));
  document.addEventListener('shop:search', ({ detail }) => tell({ name: 'search', query: detail.query, results: detail.total }));
  document.addEventListener('shop:cart', () => tellOf('view_cart', read('cart')));
  document.addEventListener('shop:leave', ({ detail }) => tell({ name: 'begin_checkout', ...known(detail.lines) }));
  document.addEventListener('submit', ({ target }) => {
    if (target.matches('.newsletter')) tell({ name: 'sign_up', method: 'newsletter' });
    else if (target.matches('form[method="post"][action^="https:"]')) {
      tell({ name: 'generate_lead', method: target.querySelector('[name="form"]')?.value ?? 'form' });
    }
  });
  const paid = event => {
    const pay = event.target.closest?.('a[data-slot="checkout"][href], a[data-part="checkout"]');
    const offer = pay?.closest('[data-offer]');
    return offer && [{ sku: offer.dataset.offer, qty: 1 }];
  };
  for (const type of ['pointerover', 'focusin']) {
    document.addEventListener(type, event => {
      const lines = paid(event);
      if (lines && !said.has(lines[0].sku)) ask(lines).catch(() => {});
    });
  }
  document.addEventListener('click', event => {
    const lines = paid(event);
    if (lines) tell({ name: 'begin_checkout', ...known(lines) });
  });
}

/** Tells what this page is. */
function opened() {
  tell({ name: 'page_view' });
  const offer = document.querySelector('[data-offer][data-selected]');
  if (offer) tellOf('view_item', [{ sku: offer.dataset.offer, qty: 1 }]);
  if (document.querySelector('[data-cart-page]')) tellOf('view_cart', read('cart'));
}

/** Begins to tell `list` (`[{ service, id, host }]`); one that is told already is left as it is. */
export function start(list) {
  const fresh = list.filter(({ service }) => services[service] && !running.has(service));
  if (fresh.length === 0) return;
  const others = new Map(running);
  running.clear();
  for (const each of fresh) running.set(each.service, services[each.service](each));
  opened();
  for (const [name, service] of others) running.set(name, service);
  if (!hearing) hear();
}
