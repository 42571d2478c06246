// Filters and sorting of a list. The page's own form and first cards are the start; the rest comes from the data files.

import { data, once } from './store.js';
import { narrow } from './listing-model.js';
import { narrowing } from './narrowing.js';

export function start(root) {
  const results = root.querySelector('[data-results]');
  const grid = results.querySelector('.grid');
  const pager = results.querySelector('.pager');
  const digits = Number(root.dataset.digits);
  const served = { path: location.pathname, page: Number(root.dataset.page), items: [...grid.children] };
  const facets = new Map();
  for (const box of root.querySelectorAll('[data-facet]')) {
    if (!facets.has(box.dataset.facet)) facets.set(box.dataset.facet, new Set());
    facets.get(box.dataset.facet).add(box.value);
  }

  // ---- Data ----

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

  // ---- What is shown ----

  const form = narrowing(root, { path: new URL(root.dataset.first, location).pathname, facets: () => facets, show });
  const untouched = choice => !form.narrowed() && !choice.sort && choice.page === 1;
  let turns = 0;

  async function show() {
    const turn = ++turns;
    const choice = form.choice();
    form.busy(true);
    try {
      const [list, settings] = await Promise.all([listing(), form.priced() ? shop() : null]);
      const { products, counts, ...totals } = narrow(list, choice, digits);
      const asServed = untouched(choice) && location.pathname === served.path;
      const shown = asServed ? served.items : await drawn(list, products.slice(0, choice.page * list.size));
      if (turn !== turns) return;
      grid.replaceChildren(...shown);
      for (const box of form.boxes()) form.count(box, counts.get(box.dataset.facet)?.get(box.value) ?? 0);
      for (const flag of form.flags) form.count(flag, totals[flag.dataset.flag]);
      form.draw(digits, settings?.money);
      if (pager) pager.hidden = !asServed;
      form.tell(shown.length, products.length, !asServed && shown.length < products.length);
    } catch {
      if (turn === turns) form.fail();
    } finally {
      if (turn === turns) form.busy(false);
    }
  }

  addEventListener('popstate', () => {
    form.restore();
    show();
  });
  form.restore();
  form.ready();
  if (untouched(form.choice())) {
    const ahead = () => { listing().catch(() => {}); };
    root.addEventListener('pointerover', ahead, { once: true });
    root.addEventListener('focusin', ahead, { once: true });
    if (!navigator.connection?.saveData) globalThis.requestIdleCallback?.(ahead, { timeout: 5000 });
  } else {
    show();
  }
}
