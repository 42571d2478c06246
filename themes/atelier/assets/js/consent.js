// Asks whether visits may be counted, and keeps the answer in this browser. Until then no service hears of anything.

import { once } from './store.js';

const key = 'shop:consent';
// An answer is asked for again after half a year.
const lasts = 180 * 24 * 60 * 60 * 1000;
// What services of whom the shopper thinks otherwise leave behind.
const traces = /^_ga|^_gid$|^_gat|^_fbp$|^_fbc$/;

const all = (selector, root = document) => [...root.querySelectorAll(selector)];
// Who asks not to be sold to is not asked whether they might be.
const refuses = navigator.globalPrivacyControl === true;

/** The answer: when it was given, and the purposes that are allowed; null when there is none that still holds. */
function answered() {
  try {
    const answer = JSON.parse(localStorage.getItem(key));
    return Array.isArray(answer?.allowed) && Date.now() - answer.at < lasts && answer.at <= Date.now() ? answer : null;
  } catch {
    return null;
  }
}

function keep(allowed) {
  try {
    localStorage.setItem(key, JSON.stringify({ at: Date.now(), allowed }));
  } catch {
    // Storage is full or forbidden: the answer holds for this page, and is asked for on the next.
  }
}

function forget() {
  for (const cookie of document.cookie.split('; ')) {
    const [name] = cookie.split('=');
    if (!traces.test(name)) continue;
    const parts = location.hostname.split('.');
    for (let from = 0; from < parts.length; from++) {
      const domain = parts.slice(from).join('.');
      for (const where of [`; domain=${domain}`, '']) document.cookie = `${name}=; path=/; max-age=0${where}`;
    }
  }
}

/** Starts the services of `list` that may count now; `allowed` are purposes. */
async function count(list, allowed) {
  const services = all('[data-service]', list).map(node => node.dataset)
    .filter(service => service.ask === undefined || allowed.includes(service.purpose))
    .map(({ service, id, host }) => ({ service, id, host }));
  // A preview or a copy elsewhere is not the shop.
  if (new URL(list.dataset.analytics).hostname !== location.hostname) return;
  if (services.length > 0) (await import('./counting.js')).start(services);
}

/** `list` names the services; the question stands beside it when one of them has to be allowed. */
export function start(list) {
  const box = document.querySelector('[data-consent]');
  if (!box) {
    count(list, []);
    return;
  }
  const boxes = all('[type="checkbox"]', box);
  const asked = boxes.filter(each => !(refuses && each.name === 'marketing'));
  let opener = null;

  // Only who is asked needs to see how.
  const styled = once(() => new Promise((done, failed) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = box.dataset.consent;
    link.onload = done;
    link.onerror = failed;
    document.head.append(link);
  }));

  async function show(allowed) {
    await styled();
    for (const each of boxes) {
      each.disabled = !asked.includes(each);
      each.checked = !each.disabled && allowed.includes(each.name);
    }
    box.querySelector('[data-consent-signal]').hidden = asked.length === boxes.length;
    box.hidden = false;
  }

  function answer(allowed) {
    const before = answered()?.allowed ?? [];
    keep(allowed);
    box.hidden = true;
    opener?.focus();
    opener = null;
    if (before.some(purpose => !allowed.includes(purpose))) {
      // What was loaded cannot be unloaded, but by a page without it.
      forget();
      location.reload();
    } else {
      count(list, allowed);
    }
  }

  box.addEventListener('click', event => {
    const button = event.target.closest('button[value]');
    if (!button) return;
    const names = asked.map(each => each.name);
    if (button.value === 'none') answer([]);
    else if (button.value === 'all') answer(names);
    else answer(asked.filter(each => each.checked).map(each => each.name));
  });
  box.addEventListener('keydown', event => {
    if (event.key !== 'Escape' || !answered()) return;
    box.hidden = true;
    opener?.focus();
    opener = null;
  });
  for (const button of all('[data-consent-open]')) {
    button.addEventListener('click', async () => {
      opener = button;
      await show(answered()?.allowed ?? []);
      box.querySelector('h2').focus();
    });
  }

  const known = answered();
  if (known) {
    count(list, known.allowed.filter(purpose => asked.some(each => each.name === purpose)));
  } else {
    count(list, []);
    if (asked.length > 0) show([]);
  }
}
