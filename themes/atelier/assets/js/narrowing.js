// The form beside a list: what is chosen, as chips and in the address. Where the products come from is for others.

import { fill, money } from './store.js';
import { format, narrowed, nothing, orders, parse } from './choices.js';
import { plural } from './plurals.js';

/**
 * Brings the form, the chips and the drawer within `root` to life. `path` begins the address of every choice, `facets()` maps each facet there may be to its
 * values, and `show()` shows what is chosen.
 */
export function narrowing(root, { path, facets, sorts = orders, show }) {
  const one = selector => root.querySelector(selector);
  const all = selector => [...root.querySelectorAll(selector)];
  const form = one('[data-filters]');
  const drawer = one('[data-drawer]');
  const sort = one('[data-sort]');
  const status = one('[data-status]');
  const chips = one('[data-chips]');
  const results = one('[data-results]');
  const more = one('[data-more]');
  const empty = one('[data-empty]');
  const boxes = () => all('[data-facet]');
  const flags = all('[data-flag]');
  const bounds = all('[data-bound]');
  let choice = nothing();

  // ---- The form ----

  const whole = field => /^\d{1,9}$/.test(field.value) ? Number(field.value) : null;

  function chosen() {
    const next = nothing();
    for (const box of boxes().filter(each => each.checked)) {
      if (!next.facets.has(box.dataset.facet)) next.facets.set(box.dataset.facet, new Set());
      next.facets.get(box.dataset.facet).add(box.value);
    }
    for (const flag of flags) next[flag.dataset.flag] = flag.checked;
    for (const bound of bounds) next[bound.dataset.bound] = whole(bound);
    next.sort = sort.value;
    return next;
  }

  function fillIn() {
    for (const box of boxes()) box.checked = choice.facets.get(box.dataset.facet)?.has(box.value) ?? false;
    for (const flag of flags) flag.checked = choice[flag.dataset.flag];
    for (const bound of bounds) bound.value = choice[bound.dataset.bound] ?? '';
    sort.value = choice.sort;
  }

  // ---- What is shown ----

  /** Says how many products a value or flag would leave. */
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

  /** Shows what is chosen as chips; `pattern` writes money, and is needed when a price is. */
  function draw(digits, pattern) {
    const items = boxes().filter(box => box.checked).map(box => chip(nameOf(box), next => {
      const values = next.facets.get(box.dataset.facet);
      values?.delete(box.value);
      if (values?.size === 0) next.facets.delete(box.dataset.facet);
    }));
    if (priced()) {
      const amount = value => value === null ? '' : money(value * 10 ** digits, pattern);
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
    if (number) number.textContent = items.length > 0 ? items.length : '';
  }

  /** Says how many products there are and whether more of them can be shown. */
  function tell(shown, total, rest = shown < total) {
    empty.hidden = total > 0;
    more.hidden = !rest;
    more.querySelector('p').textContent = fill(more.dataset.text, { shown: String(shown), total: String(total) });
    status.textContent = plural(status, total);
    const close = one('[data-show]');
    close.textContent = plural(close, total);
  }

  // ---- Choices ----

  const priced = () => choice.from !== null || choice.to !== null;
  const address = () => path + format(choice, location.search, facets());

  function choose(next) {
    choice = next;
    history.pushState(null, '', address());
    fillIn();
    return show();
  }

  /** Takes the choice the address states. */
  function restore() {
    choice = parse(location.search, facets(), sorts);
    fillIn();
  }

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
      const before = results.querySelectorAll('.grid > li').length;
      choice = { ...choice, page: choice.page + 1 };
      history.replaceState(null, '', address());
      show().then(() => results.querySelectorAll('.grid > li')[before]?.querySelector('a')?.focus());
    }
  });
  drawer.addEventListener('close', () => one('[data-side]').append(form));
  matchMedia('(width >= 60rem)').addEventListener('change', () => { if (drawer.open) drawer.close(); });

  return {
    choice: () => choice,
    narrowed: () => narrowed(choice),
    priced,
    restore,
    fillIn,
    count,
    draw,
    tell,
    fail: text => { status.textContent = text ?? status.dataset.failed; },
    busy: on => on ? results.setAttribute('aria-busy', 'true') : results.removeAttribute('aria-busy'),
    ready: () => { for (const field of all('[data-waits]')) field.disabled = false; },
    flags,
    boxes,
  };
}
