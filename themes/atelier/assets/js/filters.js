// Filters and sorting of a list. The page's own form and first cards are the start; the rest comes from the data files.

import { data, fill, money } from './store.js';
import { format, narrow, narrowed, nothing, parse } from './listing-model.js';

/** The text of `node` for a number: one of its samples, by the language's plurals, with its digits put in. */
function plural(node, number) {
  const samples = [0, 1, 2, 3, 11, 100];
  const rules = new Intl.PluralRules(document.documentElement.lang);
  const exact = node.dataset[`n${number}`];
  if (exact !== undefined) return exact;
  const like = samples.findLast(sample => sample > 2 && rules.select(sample) === rules.select(number)) ?? 100;
  const text = node.dataset[`n${like}`];
  const written = /\p{Nd}+/u.exec(text)?.[0];
  if (!written) return text;
  const zero = written.codePointAt(0) - Number(String(like)[0]);
  return text.replace(written, String(number).replace(/\d/g, digit => String.fromCodePoint(zero + Number(digit))));
}

export function start(root) {
  const one = selector => root.querySelector(selector);
  const form = one('[data-filters]');
  const drawer = one('[data-drawer]');
  const sort = one('[data-sort]');
  const status = one('[data-status]');
  const chips = one('[data-chips]');
  const results = one('[data-results]');
  const grid = results.querySelector('.grid');
  const pager = results.querySelector('.pager');
  const more = one('[data-more]');
  const empty = one('[data-empty]');
  const boxes = [...root.querySelectorAll('[data-facet]')];
  const flags = [...root.querySelectorAll('[data-flag]')];
  const bounds = [...root.querySelectorAll('[data-bound]')];
  const digits = Number(root.dataset.digits);
  const served = { path: location.pathname, page: Number(root.dataset.page), items: [...grid.children] };
  const first = new URL(root.dataset.first, location).pathname;
  const facets = new Map();
  for (const box of boxes) {
    if (!facets.has(box.dataset.facet)) facets.set(box.dataset.facet, new Set());
    facets.get(box.dataset.facet).add(box.value);
  }

  // ---- Data ----

  /** What `load` gives, asked for once; after a failure, again. */
  const once = load => {
    let promise;
    return () => promise ??= load().catch(problem => {
      promise = undefined;
      throw problem;
    });
  };
  const cards = new Map();
  const listing = once(async () => {
    const found = await data(root.dataset.listing);
    if (!found) throw new Error('no list');
    served.items.forEach((item, i) => cards.set(found.products[(served.page - 1) * found.size + i], item));
    return found;
  });
  const shop = once(() => data('shop.json'));
  const blocks = new Map();

  /** The card of each product at `places`, as an element that is made once. */
  async function drawn(list, places) {
    const missing = places.filter(place => !cards.has(list.products[place]));
    await Promise.all([...new Set(missing.map(place => list.blocks[place]))].map(name => {
      if (!blocks.has(name)) blocks.set(name, once(() => data(`cards/${name}.json`)));
      return blocks.get(name)();
    }).map(async block => {
      const html = await block ?? {};
      for (const place of missing) {
        const id = list.products[place];
        if (!cards.has(id) && Object.hasOwn(html, id)) {
          const item = document.createElement('li');
          item.innerHTML = html[id];
          cards.set(id, item);
        }
      }
    }));
    return places.map(place => cards.get(list.products[place])).filter(Boolean);
  }

  // ---- The form ----

  let choice = nothing();

  const whole = field => /^\d{1,9}$/.test(field.value) ? Number(field.value) : null;

  function chosen() {
    const next = nothing();
    for (const box of boxes.filter(each => each.checked)) {
      if (!next.facets.has(box.dataset.facet)) next.facets.set(box.dataset.facet, new Set());
      next.facets.get(box.dataset.facet).add(box.value);
    }
    for (const flag of flags) next[flag.dataset.flag] = flag.checked;
    for (const bound of bounds) next[bound.dataset.bound] = whole(bound);
    next.sort = sort.value;
    return next;
  }

  function fillIn() {
    for (const box of boxes) box.checked = choice.facets.get(box.dataset.facet)?.has(box.value) ?? false;
    for (const flag of flags) flag.checked = choice[flag.dataset.flag];
    for (const bound of bounds) bound.value = choice[bound.dataset.bound] ?? '';
    sort.value = choice.sort;
  }

  // ---- What is shown ----

  function count(field, number) {
    const label = field.closest('label');
    label.querySelector('[data-number]').textContent = number;
    label.classList.toggle('filter-none', number === 0 && !field.checked);
  }

  function chip(name, take) {
    const item = document.createElement('li');
    item.append(one('[data-chip]').content.cloneNode(true));
    const button = item.querySelector('button');
    button.querySelector('[data-name]').textContent = name;
    button.addEventListener('click', () => {
      const place = [...chips.children].indexOf(item);
      const next = chosen();
      take(next);
      choose(next).then(() => {
        const rest = [...chips.querySelectorAll('button')];
        (rest[Math.min(place, rest.length - 1)] ?? results).focus();
      });
    });
    return item;
  }

  const nameOf = field => field.closest('label').querySelector('[data-name]').textContent;

  function draw(settings) {
    const items = boxes.filter(box => box.checked).map(box => chip(nameOf(box), next => {
      const values = next.facets.get(box.dataset.facet);
      values?.delete(box.value);
      if (values?.size === 0) next.facets.delete(box.dataset.facet);
    }));
    if (choice.from !== null || choice.to !== null) {
      const amount = value => value === null ? '' : money(value * 10 ** digits, settings.money);
      const kind = choice.from === null ? 'To' : choice.to === null ? 'From' : 'Range';
      const text = fill(chips.dataset[`price${kind}`], { from: amount(choice.from), to: amount(choice.to) });
      items.push(chip(text, next => { next.from = next.to = null; }));
    }
    for (const flag of flags.filter(each => each.checked)) {
      items.push(chip(nameOf(flag), next => { next[flag.dataset.flag] = false; }));
    }
    const clear = one('[data-clear-chip]').content.cloneNode(true);
    chips.replaceChildren(...items, ...(items.length > 0 ? [clear] : []));
    chips.hidden = items.length === 0;
    const number = one('[data-chosen]');
    number.textContent = items.length > 0 ? items.length : '';
  }

  let turns = 0;

  async function show() {
    const turn = ++turns;
    results.setAttribute('aria-busy', 'true');
    try {
      const [list, settings] = await Promise.all([listing(), choice.from !== null || choice.to !== null ? shop() : null]);
      const { products, counts, ...totals } = narrow(list, choice, digits);
      const asServed = !narrowed(choice) && !choice.sort && choice.page === 1 && location.pathname === served.path;
      const shown = asServed ? served.items : await drawn(list, products.slice(0, choice.page * list.size));
      if (turn !== turns) return;
      grid.replaceChildren(...shown);
      for (const box of boxes) count(box, counts.get(box.dataset.facet)?.get(box.value) ?? 0);
      for (const flag of flags) count(flag, totals[flag.dataset.flag]);
      draw(settings);
      if (pager) pager.hidden = !asServed;
      empty.hidden = products.length > 0;
      more.hidden = asServed || shown.length >= products.length;
      more.querySelector('p').textContent =
        fill(more.dataset.text, { shown: String(shown.length), total: String(products.length) });
      status.textContent = plural(status, products.length);
      const close = one('[data-show]');
      close.textContent = plural(close, products.length);
    } catch {
      if (turn === turns) status.textContent = status.dataset.failed;
    } finally {
      if (turn === turns) results.removeAttribute('aria-busy');
    }
  }

  const address = () => first + format(choice, location.search, facets);

  function choose(next) {
    choice = next;
    history.pushState(null, '', address());
    fillIn();
    return show();
  }

  // ---- Events ----

  root.addEventListener('change', () => choose(chosen()));
  form.addEventListener('submit', event => {
    event.preventDefault();
    drawer.close();
  });
  root.addEventListener('click', event => {
    const target = event.target.closest('button');
    if (!target && event.target === drawer) drawer.close();
    if (!target) return;
    if (target.matches('[data-clear]')) {
      const inDrawer = drawer.contains(target);
      choose({ ...nothing(), sort: choice.sort }).then(() => { if (!inDrawer) results.focus(); });
    } else if (target.matches('[data-open]')) {
      drawer.querySelector('[data-slot]').append(form);
      drawer.showModal();
    } else if (target.matches('[data-close], [data-show]')) {
      drawer.close();
    } else if (target.matches('[data-next]')) {
      const before = grid.children.length;
      choice = { ...choice, page: choice.page + 1 };
      history.replaceState(null, '', address());
      show().then(() => grid.children[before]?.querySelector('a')?.focus());
    }
  });
  drawer.addEventListener('close', () => one('[data-side]').append(form));
  matchMedia('(width >= 60rem)').addEventListener('change', () => { if (drawer.open) drawer.close(); });
  addEventListener('popstate', () => {
    choice = parse(location.search, facets);
    fillIn();
    show();
  });

  choice = parse(location.search, facets);
  fillIn();
  for (const field of root.querySelectorAll('[data-waits]')) field.disabled = false;
  if (narrowed(choice) || choice.sort || choice.page > 1) {
    show();
  } else {
    const ahead = () => { listing().catch(() => {}); };
    root.addEventListener('pointerover', ahead, { once: true });
    root.addEventListener('focusin', ahead, { once: true });
    if (!navigator.connection?.saveData) globalThis.requestIdleCallback?.(ahead, { timeout: 5000 });
  }
}
