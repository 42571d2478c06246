// The panel of the preview: where a page comes from and what others see of it, and how the site is.
const form = document.getElementById('go');
const view = document.getElementById('view');
const status = document.getElementById('status');
const parser = new DOMParser();
let asked = 0;

function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

const heading = text => element('h3', {}, text);
const soft = text => element('p', { class: 'soft' }, text);

/** A place in a file, which opens in the editor. */
function place(source) {
  if (!source.file) {
    return element('span', { class: 'place' }, source.place || 'the whole site');
  }
  // On other systems paths begin with a drive.
  const path = source.file.startsWith('/') ? source.file : `/${source.file}`;
  return element('a', { class: 'place', href: `vscode://file${encodeURI(path)}:${source.line}:${source.column}`, title: `${source.file}: opens in the editor` }, source.place);
}

function problem(found) {
  return element('li', {}, place(found.source), element('br', {}), element('b', { class: found.severity }, found.severity),
      ` ${found.message} `, element('span', { class: 'soft' }, `[${found.rule}]`),
      ...(found.hint ? [element('br', {}), element('span', { class: 'soft' }, `→ ${found.hint}`)] : []));
}

/** What a page says of itself, read from its bytes. */
async function read(address) {
  const answer = await fetch(encodeURI(address), { cache: 'no-store' });
  const html = await answer.text();
  const page = parser.parseFromString(html, 'text/html');
  const content = selector => page.querySelector(selector)?.getAttribute('content') ?? '';
  return {
    bytes: new TextEncoder().encode(html).length,
    language: page.documentElement.lang,
    direction: page.documentElement.dir || 'ltr',
    title: page.title,
    description: content('meta[name=description]'),
    robots: content('meta[name=robots]'),
    canonical: page.querySelector('link[rel=canonical]')?.getAttribute('href') ?? '',
    alternates: [...page.querySelectorAll('link[rel=alternate][hreflang]')].map(link => [link.hreflang, link.getAttribute('href')]),
    picture: content('meta[property="og:image"]'),
    shared: content('meta[property="og:title"]'),
    sharedText: content('meta[property="og:description"]'),
    heading: page.querySelector('h1')?.textContent.trim() ?? '',
    data: [...page.querySelectorAll('script[type="application/ld+json"]')].map(script => script.textContent),
  };
}

/** The address on this machine of one on the site's own. */
function here(url) {
  try {
    return new URL(url, location.href).pathname;
  } catch {
    return url;
  }
}

function cut(text, length) {
  const letters = [...text];
  return letters.length > length ? `${letters.slice(0, length - 1).join('').trimEnd()} …` : text;
}

function row(...cells) {
  return element('tr', {}, ...cells.map(cell => element('td', {}, cell)));
}

function table(heads, rows) {
  return element('div', { class: 'wide' }, element('table', {},
      element('thead', {}, element('tr', {}, ...heads.map(head => element('th', { scope: 'col' }, head)))), element('tbody', {}, ...rows)));
}

async function showPage() {
  const address = new URLSearchParams(location.search).get('page') || '/';
  const run = ++asked;
  form.elements.address.value = address;
  const box = document.getElementById('page');
  const answer = await fetch(`/_vitrine/page.json?${encodeURIComponent(address)}`, { cache: 'no-store' });
  if (!answer.ok) {
    box.replaceChildren(element('h2', {}, address), soft('There is no such page, or the site is still being read.'));
    return;
  }
  const said = await read(address);
  // Asked after the page was made, so that what was found meanwhile is known.
  const facts = await (await fetch(`/_vitrine/page.json?${encodeURIComponent(address)}`, { cache: 'no-store' })).json();
  const others = await Promise.all(Object.entries(facts.elsewhere).map(async ([storefront, other]) => [storefront, other, await read(other)]));
  if (run !== asked) {
    return;
  }
  const base = (() => { try { return new URL(said.canonical).host; } catch { return location.host; } })();
  box.replaceChildren(
      element('h2', {}, element('a', { href: encodeURI(address) }, address)),
      soft(`${facts.thing} in ${facts.storefront} · ${said.language} · ${said.bytes.toLocaleString('en')} bytes`),
      heading('Made from'),
      element('ul', {}, ...facts.sources.map(source => element('li', {}, place(source))), element('li', {}, 'template ', place(facts.template))),
      heading('Problems found while it was made'),
      facts.problems.length ? element('ul', {}, ...facts.problems.map(problem)) : soft('None.'),
      heading('In search results'),
      element('div', { class: 'card snippet', dir: said.direction, lang: said.language }, element('cite', { dir: 'ltr' }, `${base}${address}`),
          element('b', {}, cut(said.title, 62)), element('p', {}, cut(said.description, 158))),
      soft(said.robots.includes('noindex') ? 'Search engines are asked to leave this page out.'
          : `Title of ${[...said.title].length} characters, description of ${[...said.description].length}.`),
      heading('When it is shared'),
      element('div', { class: 'card social', dir: said.direction, lang: said.language },
          ...(said.picture ? [element('img', { src: here(said.picture), alt: '' })] : []),
          element('div', {}, element('b', {}, said.shared || said.title), element('p', {}, cut(said.sharedText || said.description, 110)))),
      heading('Languages and markets'),
      table(['Storefront', 'Heading', 'Title'], others.map(([storefront, other, there]) => {
        const made = row(element('a', { href: `?page=${encodeURIComponent(other)}` }, storefront), there.heading, there.title);
        made.setAttribute('lang', there.language);
        made.setAttribute('dir', there.direction);
        return made;
      })),
      heading('hreflang'),
      said.alternates.length ? table(['Code', 'Address'], said.alternates.map(([code, url]) =>
          row(code, element('a', { href: `?page=${encodeURIComponent(decodeURI(here(url)))}` }, decodeURI(here(url)))))) : soft('This page takes part in no set.'),
      heading('Structured data'),
      ...(said.data.length ? said.data.map(text => element('pre', { dir: 'ltr', tabindex: '0' }, pretty(text))) : [soft('None.')]),
      heading('Time'),
      element('div', { id: 'time' }, soft('The page is being made once more …')));
  showTime(address, run);
}

/** Calls that are shown one by one. */
const MOST = 15;

const milliseconds = nanos => (nanos / 1e6).toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** How long the page takes to be made, and which templates and macros take it; asked for last, because it is made once more for that. */
async function showTime(address, run) {
  let time;
  try {
    const answer = await fetch(`/_vitrine/timing.json?${encodeURIComponent(address)}`, { cache: 'no-store' });
    time = answer.ok ? await answer.json() : undefined;
  } catch {
    // Shown as one that cannot be made.
  }
  const box = document.getElementById('time');
  if (run !== asked || !box) {
    return;
  }
  if (!time) {
    box.replaceChildren(soft('Nothing is known: the page cannot be made at the moment.'));
    return;
  }
  const line = (name, calls, total, own) => element('tr', {}, element('td', {}, name),
      ...[calls, total, milliseconds(own), `${Math.round(100 * own / Math.max(1, time.total))} %`].map(text => element('td', { class: 'number' }, text)));
  const named = call => line(place({ ...call.source, place: call.name }), call.calls.toLocaleString('en'), milliseconds(call.total), call.own);
  const sum = calls => calls.reduce((own, call) => own + call.own, 0);
  const rest = time.calls.slice(MOST);
  box.replaceChildren(
      soft(`Made in ${milliseconds(time.total)} ms, when what it shares with other pages is there already. “Itself” is without what was called from there, and so is the share.`),
      element('div', { class: 'wide', tabindex: '0', role: 'group', 'aria-label': 'Templates and macros' }, element('table', {},
          element('thead', {}, element('tr', {}, element('th', { scope: 'col' }, 'Template or macro'),
              ...['Calls', 'Total ms', 'Itself ms', 'Share'].map(head => element('th', { scope: 'col', class: 'number' }, head)))),
          element('tbody', {}, ...time.calls.slice(0, MOST).map(named),
              ...(rest.length ? [line(`${rest.length} more`, rest.reduce((all, call) => all + call.calls, 0).toLocaleString('en'), '', sum(rest))] : []),
              line('Reading and preparing the content', '', '', Math.max(0, time.total - sum(time.calls)))))));
}

function pretty(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

async function showSite() {
  const site = await (await fetch('/_vitrine/site.json', { cache: 'no-store' })).json();
  view.elements.date.value = site.date;
  view.elements.drafts.checked = site.drafts;
  const pages = Object.entries(site.pages);
  const search = element('form', { class: 'search' },
      element('select', { name: 'where', 'aria-label': 'Storefront' }, ...Object.entries(site.searches).map(([storefront, address]) => element('option', { value: address }, storefront))),
      element('input', { name: 'text', 'aria-label': 'What to search for', type: 'search' }), element('button', {}, 'Search'));
  search.addEventListener('submit', event => {
    event.preventDefault();
    open(`${encodeURI(search.elements.where.value)}?q=${encodeURIComponent(search.elements.text.value)}`, '_blank', 'noopener');
  });
  document.getElementById('site').replaceChildren(
      element('h2', {}, 'The site'),
      soft(site.built ? `${pages.reduce((sum, [, count]) => sum + count, 0).toLocaleString('en')} pages in ${pages.length} storefronts` : 'It is being built; what concerns the whole site comes when that is done.'),
      ...(Object.keys(site.searches).length ? [heading('Try the search'), search] : []),
      heading('Translations'),
      site.coverage.length ? table(['Language', 'There', 'Stale', 'Missing'], site.coverage.map(language => row(language.language,
          element('meter', { min: '0', max: String(Math.max(1, language.total)), value: String(language.total - language.missing),
            title: `${language.total - language.missing} of ${language.total}`, 'aria-label': `${language.total - language.missing} of ${language.total} texts` }),
          String(language.stale), String(language.missing)))) : soft('Nothing to translate.'),
      heading(`Problems${site.problems.length ? ` (${site.problems.length})` : ''}`),
      site.problems.length ? element('ul', {}, ...site.problems.map(problem)) : soft(site.built ? 'None.' : 'Not known yet.'));
}

form.addEventListener('submit', event => {
  event.preventDefault();
  const address = form.elements.address.value.trim() || '/';
  history.pushState(null, '', `?page=${encodeURIComponent(address.startsWith('/') ? address : `/${address}`)}`);
  showPage();
});
addEventListener('popstate', showPage);

view.addEventListener('submit', async event => {
  event.preventDefault();
  const answer = await fetch('/_vitrine/view', {
    method: 'POST', headers: { 'X-Vitrine-View': '1' }, body: `${view.elements.date.value} ${view.elements.drafts.checked}`,
  });
  status.textContent = answer.ok ? 'The site is being read as of that day …' : await answer.text();
});

// One after the other: what is said last is what stays.
let showing = Promise.resolve();
function showAll() {
  showing = showing.then(async () => {
    await showPage();
    await showSite();
  }).catch(() => { status.textContent = 'The preview does not answer.'; });
}

showAll();
const events = new EventSource('/_vitrine/events');
let first = true;
events.onmessage = () => {
  if (!first) {
    status.textContent = `Brought up to date at ${new Date().toLocaleTimeString()}.`;
    showAll();
  }
  first = false;
};
addEventListener('pagehide', () => events.close());
