// The page of results: a query in the address, what it finds as cards, and the form that narrows it.

import { own } from './choices.js';
import { narrowing } from './narrowing.js';
import { plural } from './plurals.js';
import { data, fill, once } from './store.js';
import {
  apart, engine, forget, hindrance, lines, LONGEST, make, marked, notes, picture, price, reason, remember, report, resultsOf, searches,
} from './search-parts.js';

const SIZE = 24;
/** Values of a facet, and products that have only some of the words: more of them help nobody. */
const MOST_VALUES = 24;
const MOST_OTHERS = 12;
const LINKS = { category: 6, collection: 4, page: 4, article: 4 };
/** Where each of them is shown. */
const SECTIONS = { category: ['category', 'collection'], page: ['page'], article: ['article'] };

const root = document.querySelector('[data-search-page]');
const one = selector => root.querySelector(selector);
const all = selector => [...root.querySelectorAll(selector)];
const words = root.dataset;
const title = one('[data-title]');
const served = { heading: title.textContent, title: document.title };
const asking = one('.search-form');
const input = asking.querySelector('input');
const told = one('[data-told]');
const total = one('[data-total]');
const problem = one('[data-problem]');
const products = one('[data-products]');
const others = one('[data-others]');
const browse = one('[data-browse]');
const [hits, rest] = all('[data-hits]');
const copy = name => one(`template[data-${name}]`).content.firstElementChild.cloneNode(true);
const shop = once(() => data('shop.json'));

let query = '';
/** Of each facet the values the query has when nothing is chosen. */
let known = new Map();
const form = narrowing(products, {
  path: location.pathname,
  facets: () => known,
  sorts: ['', 'price', 'price-down', 'newest', 'rating'],
  show,
});

// ---- What is found ----

function card(search, found) {
  return hit => {
    const item = copy('hit');
    const link = item.querySelector('a');
    link.href = hit.card.url;
    link.append(...marked(search, hit.card.title, found));
    const media = item.querySelector('.card-media');
    media.append(picture(hit.card));
    const badge = hindrance(words, hit.card);
    if (badge) media.append(make('p', 'badges', make('span', 'badge', badge)));
    item.querySelector('.card-line').append(price(words, hit.card));
    return item;
  };
}

function chip(url, ...content) {
  const item = copy('query');
  const link = item.querySelector('a');
  link.href = url;
  link.append(make('span', '', ...content));
  return item;
}

/** Categories, pages and articles, beside the products. */
function link(kind, search, found) {
  return hit => {
    const name = marked(search, hit.card.title, found);
    if (SECTIONS.category.includes(kind)) return chip(hit.card.url, ...name);
    const item = copy('link');
    const node = item.querySelector('a');
    node.href = hit.card.url;
    node.append(...name);
    item.querySelector('p').append(...marked(search, hit.card.text ?? '', found));
    return item;
  };
}

function fillSection(section, items) {
  section.querySelector('ul').replaceChildren(...items);
  section.hidden = items.length === 0;
}

/** Queries to choose from; none when there is something better to look at. */
function queries(name, texts) {
  fillSection(one(`[data-queries="${name}"]`), texts.map(text => chip(resultsOf(text), make('bdi', '', text))));
}

// ---- The form ----

const groups = new Map();

/** Puts `nodes` into `place` unless they are there: what has the focus keeps it. */
function place(node, nodes) {
  if (nodes.length === node.children.length && nodes.every((each, i) => each === node.children[i])) return;
  const focused = document.activeElement;
  node.replaceChildren(...nodes);
  if (node.contains(focused)) focused.focus({ preventScroll: true });
}

function box(facet, value) {
  const label = copy('facet-value');
  const field = label.querySelector('input');
  field.dataset.facet = facet.id;
  field.value = value.id;
  label.querySelector('[data-name]').textContent = value.name;
  if (value.swatch) {
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    const circle = document.createElementNS('http://www.w3.org/2000/svg', 'circle');
    for (const [name, text] of Object.entries({ viewBox: '0 0 16 16', width: 16, height: 16, 'aria-hidden': 'true' })) svg.setAttribute(name, text);
    for (const [name, text] of Object.entries({ cx: 8, cy: 8, r: 7.5, fill: value.swatch })) circle.setAttribute(name, text);
    svg.append(circle);
    field.after(svg);
  }
  return label;
}

/** The facets of a query when nothing is chosen: what there is to choose from. */
function learn({ facets }) {
  const useful = facets.filter(({ id, values }) => !own.has(id) && id !== 'q' && values.length > 1);
  known = new Map(useful.map(facet => {
    const most = [...facet.values].sort((a, b) => b.count - a.count).slice(0, MOST_VALUES);
    return [facet.id, new Set(facet.values.filter(value => most.includes(value)).map(({ id }) => id))];
  }));
  place(one('[data-facets]'), useful.map((facet, i) => {
    const group = groups.get(facet.id) ?? copy('facet-group');
    // What every shop has, the theme has a name for.
    const name = facet.name || ({ category: words.wordCategory, brand: words.wordBrand }[facet.id] ?? facet.id);
    if (!groups.has(facet.id)) group.open = i < 4;
    groups.set(facet.id, group);
    group.querySelector('summary').textContent = name;
    const values = group.querySelector('.filter-values');
    values.setAttribute('aria-label', name);
    values.replaceChildren(...facet.values.filter(({ id }) => known.get(facet.id).has(id)).map(value => box(facet, value)));
    return group;
  }));
}

/** Numbers beside all that can be chosen, and what there is no choice of hidden. */
function count({ facets, price: range, ...totals }, sum, digits) {
  const counts = new Map(facets.map(({ id, values }) => [id, new Map(values.map(value => [value.id, value.count]))]));
  for (const field of form.boxes()) form.count(field, counts.get(field.dataset.facet)?.get(field.value) ?? 0);
  for (const flag of form.flags) {
    const number = totals[flag.dataset.flag];
    form.count(flag, number);
    if (!form.narrowed()) flag.closest('.filter').hidden = number === 0 || number === sum;
  }
  const prices = one('[data-price]');
  if (!form.priced()) {
    prices.hidden = !range || range.min === range.max;
    const [from, to] = prices.querySelectorAll('input');
    from.placeholder = range ? Math.floor(range.min / 10 ** digits) : '';
    to.placeholder = range ? Math.ceil(range.max / 10 ** digits) : '';
  }
}

/** Where there is nothing to choose, the products have the whole width. */
function widen() {
  if (form.narrowed()) return;
  const useful = all('.filter').some(node => !node.hidden);
  one('.filter-body').classList.toggle('filter-beside', useful);
  one('[data-open]').hidden = !useful;
}

function filters(digits) {
  const { facets, from, to, available, sale } = form.choice();
  const chosen = Object.fromEntries([...facets].map(([id, values]) => [id, [...values]]));
  const amount = value => value === null ? null : value * 10 ** digits;
  if (form.priced()) chosen.price = [amount(from), amount(to)];
  if (available) chosen.available = true;
  if (sale) chosen.sale = true;
  return chosen;
}

// ---- Questions ----

let turns = new AbortController();

/** Another question: the one before need not be answered any more. */
function turn() {
  turns.abort();
  turns = new AbortController();
  return turns.signal;
}

function fail(failure) {
  problem.querySelector('p').textContent = reason(failure);
  problem.hidden = false;
  form.busy(false);
}

/** Shows what the query finds with what is chosen. */
async function show() {
  const signal = turn();
  form.busy(true);
  try {
    await answer(await engine(), signal);
  } catch (failure) {
    if (!signal.aborted) fail(failure);
  }
}

async function answer(search, signal) {
  const { page, sort } = form.choice();
  const pattern = (await shop()).money;
  const { digits } = pattern;
  const narrowed = filters(digits);
  const [found, facets] = await Promise.all([
    search.find(query, { kind: 'product', limit: page * SIZE + MOST_OTHERS, filters: narrowed, sort, signal }),
    search.facets(query, { filters: narrowed, signal }),
  ]);
  if (signal.aborted) return found;
  if (known.size === 0 && !form.narrowed()) {
    learn(facets);
    form.fillIn();
  }
  const shown = found.hits.slice(0, Math.min(found.total, page * SIZE));
  const some = shown.length < found.total ? [] : found.hits.slice(found.total, found.total + MOST_OTHERS);
  const draw = card(search, found);
  hits.replaceChildren(...shown.map(draw));
  rest.replaceChildren(...some.map(draw));
  others.hidden = some.length === 0;
  count(facets, found.total, digits);
  widen();
  form.draw(digits, pattern);
  form.tell(shown.length, found.total);
  products.hidden = found.total === 0 && !form.narrowed();
  form.ready();
  form.busy(false);
  problem.hidden = true;
  return found;
}

/** Takes the query and the choice from the address. `asked` says that somebody asked just now, and did not come back to it. */
async function arrive(asked) {
  const signal = turn();
  const parameters = new URLSearchParams(location.search);
  const text = (parameters.get('q') ?? '').trim().slice(0, LONGEST);
  const again = text === query && known.size > 0;
  query = text;
  input.value = text;
  title.textContent = text ? fill(words.wordFor, { text: apart(text) }) : served.heading;
  document.title = text ? `${text} – ${served.title}` : served.title;
  try {
    if (!text) await start(signal);
    else await ask(text, again, asked, signal);
  } catch (failure) {
    if (!signal.aborted) fail(failure);
  }
}

/** Before anything is asked. */
async function start(signal) {
  known = new Map();
  products.hidden = problem.hidden = true;
  told.replaceChildren();
  for (const kind of Object.keys(SECTIONS)) fillSection(one(`[data-kind="${kind}"]`), []);
  queries('recent', searches());
  if (browse) browse.hidden = false;
  const { popular } = await engine();
  if (!signal.aborted) queries('popular', popular);
}

async function ask(text, again, asked, signal) {
  form.busy(true);
  if (browse) browse.hidden = true;
  const [search] = await Promise.all([engine(), shop()]);
  if (!again) {
    known = new Map();
    // Which facets there are must be known before the address can be read.
    if (location.search.includes('&')) {
      const facets = await search.facets(text, { signal });
      if (signal.aborted) return;
      learn(facets);
    }
  }
  form.restore();
  const kinds = Object.keys(LINKS);
  const [found, ...links] = await Promise.all([
    answer(search, signal),
    ...kinds.map(kind => search.find(text, { kind, limit: LINKS[kind], signal })),
  ]);
  if (signal.aborted) return;
  if (asked && found.redirect) {
    location.replace(found.redirect);
    return;
  }
  for (const [section, shown] of Object.entries(SECTIONS)) {
    fillSection(one(`[data-kind="${section}"]`), shown.flatMap(kind => {
      const answer = links[kinds.indexOf(kind)];
      return answer.hits.slice(0, answer.total).map(link(kind, search, answer));
    }));
  }
  const sum = links.reduce((before, each) => before + each.total, found.total);
  const nothing = sum === 0 && !form.narrowed();
  const said = notes(words, text, found);
  told.replaceChildren(...lines(nothing ? [fill(words.wordNone, { text: apart(text) }), words.wordTips] : said));
  total.textContent = found.total === 0 ? plural(total, sum) : '';
  queries('recent', []);
  queries('popular', nothing ? search.popular : []);
  if (browse) browse.hidden = !nothing;
  if (asked) {
    remember(text);
    if (!form.narrowed()) report(text, sum);
  }
}

// ---- Events ----

asking.addEventListener('submit', event => {
  event.preventDefault();
  const text = input.value.trim();
  if (!text) return;
  history.pushState(null, '', resultsOf(text));
  if (matchMedia('(pointer: coarse)').matches) input.blur();
  arrive(true);
});
problem.querySelector('button').addEventListener('click', () => arrive(false));
one('[data-forget]').addEventListener('click', () => {
  forget();
  queries('recent', []);
  input.focus();
});
addEventListener('popstate', () => arrive(false));
arrive(!['reload', 'back_forward'].includes(performance.getEntriesByType('navigation')[0]?.type));
