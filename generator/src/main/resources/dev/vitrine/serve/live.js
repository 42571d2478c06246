// Part of the preview only: loads a page again when it has changed, and shows what is wrong with the site.
const own = new URL(import.meta.url).searchParams.get('page');
const KEY = 'vitrine-preview-scroll';
let events;
let shown = '';
let dismissed = '';

const kept = JSON.parse(sessionStorage.getItem(KEY) ?? 'null');
sessionStorage.removeItem(KEY);
if (kept?.at === location.pathname + location.search) {
  const back = () => scrollTo({ left: kept.x, top: kept.y, behavior: 'instant' });
  back();
  addEventListener('load', back, { once: true });
}

function reload() {
  sessionStorage.setItem(KEY, JSON.stringify({ at: location.pathname + location.search, x: scrollX, y: scrollY }));
  location.reload();
}

/** Loads the page again if it is another than the one that is open. */
async function renew() {
  try {
    const answer = await fetch(location.pathname, { method: 'HEAD', cache: 'no-store' });
    if ((answer.headers.get('X-Vitrine-Page') ?? '') !== own) {
      reload();
    }
  } catch {
    // The preview has stopped, or is being started again: the next event tells.
  }
}

function element(name, className, ...children) {
  const made = document.createElement(name);
  if (className) {
    made.className = className;
  }
  made.append(...children);
  return made;
}

const STYLE = `
  :host { all: initial; position: fixed; inset: auto 0 0 0; z-index: 2147483647; direction: ltr;
    font: 14px/1.5 ui-sans-serif, system-ui, sans-serif; color: #f4f1ec; }
  section { box-sizing: border-box; max-height: 70vh; overflow: auto; background: #1d1b19; border-top: 4px solid #e2725b;
    padding: 16px max(20px, calc((100vw - 1100px) / 2)); box-shadow: 0 -8px 40px #0008; }
  section.warnings { border-color: #e0b050; }
  header { display: flex; gap: 12px; align-items: baseline; }
  h2 { margin: 0; font-size: 16px; flex: 1; }
  button { font: inherit; color: inherit; background: #3a3633; border: 1px solid #6b655f; border-radius: 6px; padding: 4px 12px; cursor: pointer; }
  button:focus-visible { outline: 2px solid #9cc4ff; outline-offset: 2px; }
  ol { list-style: none; margin: 12px 0 0; padding: 0; }
  li { padding: 12px 0; border-top: 1px solid #3a3633; }
  p { margin: 0; overflow-wrap: anywhere; }
  .place { color: #b9d2ff; font-family: ui-monospace, monospace; font-size: 13px; }
  .error { color: #ff9c87; }
  .warning { color: #f2cc7a; }
  pre { margin: 6px 0; padding: 8px 12px; background: #0f0e0d; border-radius: 6px; overflow-x: auto; font: 13px/1.45 ui-monospace, monospace; }
  .hint { color: #b8e0b0; }
  a { color: #b9d2ff; }
  .badge { position: fixed; inset: auto 12px 12px auto; border-color: #e0b050; background: #1d1b19; }
  @media (max-width: 600px) { section { padding: 12px 14px; } }`;

let host;

function root() {
  if (!host) {
    host = document.createElement('vitrine-problems');
    const shadow = host.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    shadow.adoptedStyleSheets = [sheet];
    document.documentElement.append(host);
  }
  return host.shadowRoot;
}

function clear() {
  host?.remove();
  host = undefined;
}

function row(problem) {
  const item = element('li', '',
      element('p', 'place', problem.place || 'the whole site'),
      element('p', '', element('b', problem.severity, problem.severity), ` ${problem.message} `, element('small', '', `[${problem.rule}]`)));
  if (problem.excerpt) {
    const number = String(problem.line);
    const caret = problem.caret < 0 ? '' : `\n${' '.repeat(number.length)} | ${' '.repeat(problem.caret)}${'^'.repeat(problem.length)}`;
    item.append(element('pre', '', `${number} | ${problem.excerpt}${caret}`));
  }
  if (problem.hint) {
    item.append(element('p', 'hint', `→ ${problem.hint}`));
  }
  return item;
}

function open(state) {
  const errors = state.errors > 0 || state.failed;
  const title = state.failed ? 'The build failed'
      : [count(state.errors, 'error'), count(state.warnings, 'warning')].filter(Boolean).join(', ');
  const close = element('button', '', 'Close');
  const panel = element('a', '', 'Panel');
  panel.href = `/_vitrine/?page=${encodeURIComponent(decodeURI(location.pathname))}`;
  panel.target = 'vitrine-panel';
  const box = element('section', errors ? 'errors' : 'warnings',
      element('header', '', element('h2', '', title), panel, close));
  box.setAttribute('role', 'dialog');
  box.setAttribute('aria-label', 'Problems of the site');
  box.tabIndex = -1;
  box.append(element('p', '', state.failed || (errors ? 'You see the last pages without errors. This goes away when the files are mended.' : 'The pages are up to date.')));
  box.append(element('ol', '', ...state.problems.map(row)));
  if (state.more > 0) {
    box.append(element('p', '', `… and ${state.more} more; all of them are listed where the preview was started.`));
  }
  const dismiss = () => {
    dismissed = shown;
    clear();
    badge(state);
  };
  close.addEventListener('click', dismiss);
  box.addEventListener('keydown', event => {
    if (event.key === 'Escape') {
      dismiss();
    }
  });
  root().replaceChildren(box);
  return box;
}

function badge(state) {
  const button = element('button', 'badge', [count(state.errors, 'error'), count(state.warnings, 'warning')].filter(Boolean).join(', ') || 'The build failed');
  button.addEventListener('click', () => open(state).focus());
  root().replaceChildren(button);
}

function count(number, word) {
  return number ? `${number} ${word}${number === 1 ? '' : 's'}` : '';
}

function show(state) {
  const key = JSON.stringify([state.failed, state.problems]);
  if (key === shown) {
    return;
  }
  shown = key;
  clear();
  if (state.failed || state.errors > 0) {
    if (key !== dismissed) {
      open(state);
    }
  } else if (state.warnings > 0) {
    badge(state);
  }
}

function listen() {
  events ??= new EventSource('/_vitrine/events');
  events.onmessage = message => {
    const state = JSON.parse(message.data);
    show(state);
    renew();
  };
}

// A browser has six connections for a server: only a tab that is seen takes one.
function follow() {
  if (document.visibilityState === 'visible') {
    listen();
  } else {
    events?.close();
    events = undefined;
  }
}
// The panel of the page that is open.
addEventListener('keydown', event => {
  if (event.altKey && event.shiftKey && event.code === 'KeyP') {
    window.open(`/_vitrine/?page=${encodeURIComponent(decodeURI(location.pathname))}`, 'vitrine-panel');
  }
});
document.addEventListener('visibilitychange', follow);
addEventListener('pagehide', () => { events?.close(); events = undefined; });
addEventListener('pageshow', event => { if (event.persisted) { follow(); } });
follow();
