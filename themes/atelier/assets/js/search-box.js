// The search box: it answers while somebody types. Its words and forms are those of the page of results.

import { closeButton } from './dialogs.js';
import { dialogOf } from './lines.js';
import { plural } from './plurals.js';
import { fill, once } from './store.js';
import {
  apart, engine, forget, hindrance, lines, LONGEST, make, marked, notes, picture, price, reason, remember, report, resultsOf, searches,
} from './search-parts.js';

const link = document.querySelector('[data-search]');

/** What is found of each kind, at most, in the order it is shown. */
const KINDS = { category: 3, collection: 2, product: 6, page: 3, article: 3 };

const styled = once(() => new Promise((done, failed) => {
  const sheet = document.createElement('link');
  sheet.rel = 'stylesheet';
  sheet.href = new URL('../css/search.css', import.meta.url).href;
  sheet.addEventListener('load', done);
  sheet.addEventListener('error', () => {
    sheet.remove();
    failed(new Error('no style sheet'));
  });
  // The site's own style sheets come later, and win.
  document.querySelector('link[rel="stylesheet"]').after(sheet);
}));

const page = once(async () => {
  const answer = await fetch(link.href);
  if (!answer.ok) throw new Error(`${answer.status}`);
  return new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('[data-search-page]');
});

/** Fetches what will be needed when somebody is about to search. */
export function ahead() {
  for (const part of [styled(), page(), engine().then(search => search.prefetch())]) part.catch(() => {});
}

const icon = name => document.querySelector(`.icon-${name}`).cloneNode(true);

function build() {
  const title = link.textContent.trim();
  const input = make('input');
  const list = make('div', 'search-list');
  const told = make('div', 'search-told');
  const total = make('p', 'vh');
  const problem = make('div', 'notice search-failed', make('p'), make('button', 'button button-quiet', link.dataset.retry));
  const clear = make('button', 'link-button search-clear');
  const form = make('form', 'search-form', icon('search'), input, closeButton('button-plain'));
  Object.assign(input, {
    type: 'search', name: 'q', maxLength: LONGEST, autocomplete: 'off', spellcheck: false, enterKeyHint: 'search', placeholder: title,
  });
  for (const [name, value] of Object.entries({
    role: 'combobox',
    autocapitalize: 'off',
    'aria-label': title,
    'aria-expanded': 'false',
    'aria-controls': 'shop-search-list',
    'aria-autocomplete': 'list',
  })) input.setAttribute(name, value);
  form.setAttribute('role', 'search');
  form.action = link.href;
  list.id = 'shop-search-list';
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', title);
  total.setAttribute('role', 'status');
  problem.setAttribute('role', 'alert');
  problem.hidden = clear.hidden = true;
  problem.querySelector('button').type = clear.type = 'button';
  const dialog = dialogOf('search-box', title, make('div', 'search-inner', form, total, make('div', 'search-body', problem, told, list, clear)));
  const options = () => [...list.querySelectorAll('[role="option"]')];

  // ---- What is shown ----

  let active = -1;

  /** Marks an option as the one Enter opens; -1 is none. */
  function point(place) {
    active = place;
    options().forEach((option, i) => option.setAttribute('aria-selected', i === place));
    const option = options()[place];
    if (option) {
      input.setAttribute('aria-activedescendant', option.id);
      option.scrollIntoView({ block: 'nearest' });
    } else {
      input.removeAttribute('aria-activedescendant');
    }
  }

  let number = 0;

  function option(url, ...content) {
    const node = make('a', 'search-option', ...content);
    node.href = url;
    node.id = `shop-search-${++number}`;
    node.tabIndex = -1;
    node.setAttribute('role', 'option');
    return node;
  }

  /** Options under a heading; none when there are no options. */
  function group(name, kind, all) {
    if (all.length === 0) return [];
    const heading = make('p', 'search-heading', name);
    heading.setAttribute('aria-hidden', 'true');
    const node = make('div', `search-group search-group-${kind}`, heading, ...all);
    node.setAttribute('role', 'group');
    node.setAttribute('aria-label', name);
    return [node];
  }

  const queries = texts => texts.map(text => {
    const node = option(resultsOf(text), icon('search'), make('span', '', make('bdi', '', text)));
    node.dataset.query = text;
    return node;
  });

  function draw(groups, texts = []) {
    number = 0;
    list.replaceChildren(...groups.flat());
    told.replaceChildren(...lines(texts));
    problem.hidden = true;
    input.setAttribute('aria-expanded', String(list.childElementCount > 0));
    point(-1);
    list.scrollTop = 0;
  }

  const found = {
    product: (words, search, answer) => hit => option(hit.card.url,
      make('span', 'search-picture', picture(hit.card)),
      make('span', 'search-text',
        make('span', '', ...marked(search, hit.card.title, answer)),
        make('span', 'muted', price(words, hit.card), ...hindrance(words, hit.card) ? [' · ', hindrance(words, hit.card)] : []))),
  };
  const plain = (words, search, answer) => hit => option(hit.card.url, make('span', '', ...marked(search, hit.card.title, answer)));

  /** What there is to choose from before anything is found: own queries, those of others, categories. */
  function start(root, popular, own = true) {
    const words = root.dataset;
    const recent = own ? searches() : [];
    const categories = [...root.querySelectorAll('[data-browse] .tile-title a')];
    clear.hidden = recent.length === 0;
    clear.textContent = words.wordClear;
    return [
      group(words.wordRecent, 'queries', queries(recent)),
      group(words.wordPopular, 'queries', queries(popular)),
      group(words.wordCategory, 'chips', categories.map(each => option(each.href, each.textContent))),
    ];
  }

  // ---- Questions ----

  let asking = new AbortController();
  let answered;
  let announcing;

  async function ask() {
    asking.abort();
    asking = new AbortController();
    const { signal } = asking;
    const text = input.value.trim();
    list.setAttribute('aria-busy', 'true');
    clearTimeout(announcing);
    try {
      const root = await page();
      const words = root.dataset;
      input.placeholder = root.querySelector('[type="search"]').placeholder;
      if (!text) {
        answered = undefined;
        total.textContent = '';
        draw(start(root, []));
        // What others look for comes when it is there, and is no reason to wait.
        const popular = await engine().then(search => search.popular, () => []);
        if (!signal.aborted && popular.length > 0) draw(start(root, popular));
        return;
      }
      const search = await engine();
      if (signal.aborted) return;
      const kinds = Object.keys(KINDS);
      const [texts, ...answers] = await Promise.all([
        search.suggest(text, 4).catch(() => []),
        ...kinds.map(kind => search.find(text, { kind, limit: KINDS[kind], signal })),
      ]);
      if (signal.aborted) return;
      const sum = answers.reduce((all, answer) => all + answer.total, 0);
      const { redirect } = answers[0];
      answered = { text, total: sum, redirect };
      clear.hidden = true;
      const those = kind => {
        const answer = answers[kinds.indexOf(kind)];
        return answer.hits.slice(0, answer.total).map((found[kind] ?? plain)(words, search, answer));
      };
      const said = notes(words, text, answers[kinds.indexOf('product')]);
      if (sum === 0) {
        draw(start(root, search.popular, false), [fill(words.wordNone, { text: apart(text) }), words.wordTips]);
      } else {
        draw([
          group(words.wordSuggestions, 'queries', queries(texts.map(each => each.text).filter(each => each !== text))),
          group(words.wordCategory, 'category', [...those('category'), ...those('collection')]),
          ...['product', 'page', 'article'].map(kind => group(words[`word${kind[0].toUpperCase()}${kind.slice(1)}`], kind, those(kind))),
          whole(text, plural(root.querySelector('[data-all]'), sum)),
        ], said);
      }
      announcing = setTimeout(() => {
        total.textContent = [...said, plural(root.querySelector('[data-total]'), sum)].join(' ');
      }, 500);
    } catch (failure) {
      if (signal.aborted) return;
      draw([]);
      clear.hidden = true;
      problem.querySelector('p').textContent = reason(failure);
      problem.hidden = false;
    } finally {
      if (!signal.aborted) list.removeAttribute('aria-busy');
    }
  }

  function whole(text, label) {
    const node = option(resultsOf(text), label);
    node.classList.add('search-all');
    return [node];
  }

  // ---- Leaving ----

  /** Somebody goes on from here: what was asked is kept, and asked again when they come back. */
  function leave(text) {
    if (text) remember(text);
    history.replaceState({ ...history.state, searching: input.value }, '');
    if (answered && answered.text === input.value.trim()) {
      report(answered.text, answered.total);
      answered = undefined;
    }
  }

  list.addEventListener('click', event => {
    const target = event.target.closest('[role="option"]');
    if (target) leave(target.dataset.query ?? (answered ? answered.text : ''));
  });
  clear.addEventListener('click', () => {
    forget();
    ask();
    input.focus();
  });
  problem.querySelector('button').addEventListener('click', () => {
    ask();
    input.focus();
  });
  form.addEventListener('submit', event => {
    const text = input.value.trim();
    const option = options()[active];
    const redirect = answered?.text === text && answered.redirect;
    if (!text || option || redirect) event.preventDefault();
    if (option) {
      option.click();
    } else if (text) {
      // The page of results reports for itself.
      if (!redirect) answered = undefined;
      leave(text);
      if (redirect) location.assign(redirect);
    }
  });
  input.addEventListener('input', ask);
  input.addEventListener('keydown', event => {
    if (event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && !event.altKey) {
      event.preventDefault();
      const count = options().length + 1;
      point((active + 1 + step + count) % count - 1);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      dialog.close();
    }
  });
  dialog.addEventListener('close', () => {
    asking.abort();
    clearTimeout(announcing);
    if (answered) report(answered.text, answered.total);
    answered = undefined;
    input.removeAttribute('aria-activedescendant');
    if (typeof history.state?.searching === 'string') {
      leaving = new Promise(done => addEventListener('popstate', done, { once: true }));
      history.back();
    }
  });

  function show(text) {
    input.value = text;
    dialog.showModal();
    input.focus();
    ask();
  }

  // The way back closes the box, the way forward opens it again.
  addEventListener('popstate', () => {
    const text = history.state?.searching;
    if (typeof text !== 'string' && dialog.open) dialog.close();
    else if (typeof text === 'string' && !dialog.open) show(text);
  });
  return { dialog, show };
}

let box;
/** Until the way back is gone. */
let leaving;

/** Opens the box; with a text when it was open before somebody went on from it. */
export async function open(text) {
  await Promise.all([styled(), leaving]);
  box ??= build();
  if (box.dialog.open) return;
  if (text === undefined) history.pushState({ ...history.state, searching: '' }, '');
  box.show(text ?? '');
}
