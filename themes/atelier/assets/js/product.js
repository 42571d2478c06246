// Choosing a variant: the list of variants in the page is the only source; nothing is fetched for it.

import { add, inTurns, read, write } from './store.js';

const one = (selector, root = document) => root.querySelector(selector);
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const folded = node => node.textContent.trim().replace(/\s+/g, ' ');
const box = one('[data-selected]');

// ---- Pictures ----

/** Brings a picture of the gallery into view without moving the page. */
function show(stage, picture, behavior = 'auto') {
  const left = picture.getBoundingClientRect().left - stage.getBoundingClientRect().left;
  stage.scrollBy({ left, behavior });
}

/** Marks the thumbnail of the picture in view; arrow keys walk through the pictures, a click enlarges. */
function gallery(stage) {
  const pictures = all('[data-picture]', stage);
  const thumbs = all('.gallery-thumbs a');
  let current = 0;
  thumbs.forEach((thumb, index) => thumb.addEventListener('click', event => {
    event.preventDefault();
    show(stage, pictures[index]);
  }));
  const observer = new IntersectionObserver(entries => {
    for (const entry of entries) {
      if (!entry.isIntersecting) continue;
      current = pictures.indexOf(entry.target);
      thumbs.forEach(thumb => thumb.removeAttribute('aria-current'));
      thumbs[current]?.setAttribute('aria-current', 'true');
    }
  }, { root: stage, threshold: 0.6 });
  pictures.forEach(picture => observer.observe(picture));
  stage.addEventListener('keydown', event => {
    const forward = document.documentElement.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    const next = pictures[current + (event.key === forward ? 1 : -1)];
    if (!next) return;
    event.preventDefault();
    one('a', next).focus({ preventScroll: true });
    show(stage, next);
  });
  stage.addEventListener('click', async event => {
    const link = event.target.closest('[data-zoom]');
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    const { zoom } = await import('./dialogs.js');
    zoom(pictures, pictures.indexOf(link.closest('[data-picture]')), index => show(stage, pictures[index], 'instant'));
  });
}

// ---- Variants ----

function readVariants() {
  return all('.variant').map(node => ({
    node,
    sku: node.dataset.offer,
    options: new Map(node.dataset.options.split(';').filter(Boolean).map(pair => pair.split('='))),
    pictures: node.dataset.pictures.split('|').filter(Boolean),
    buyable: node.dataset.buyable === 'true',
    cartable: 'cartable' in node.dataset,
  }));
}

const fits = (variant, choice) => [...choice].every(([option, value]) => variant.options.get(option) === value);

/** The variant that has the value just chosen and as much as possible of the rest. */
function nearest(variants, choice, changed) {
  const score = variant => [...choice].filter(([option, value]) => variant.options.get(option) === value).length
      + (variant.buyable ? 0.5 : 0);
  return variants
      .filter(variant => !changed || variant.options.get(changed) === choice.get(changed))
      .sort((a, b) => score(b) - score(a))[0];
}

function picker(form, stage) {
  const variants = readVariants();
  const slot = name => one(`[data-slot="${name}"]`, box);
  const fields = all('input[type=radio]', form);

  const choice = () => new Map(fields.filter(field => field.checked).map(field => [field.name, field.value]));

  function copy(part, target, variant) {
    const source = one(`[data-part="${part}"]`, variant.node);
    target.replaceChildren(...[...source?.childNodes ?? []].map(node => node.cloneNode(true)));
    return Boolean(source);
  }

  function markChoices(variant) {
    for (const field of fields) {
      field.checked = variant.options.get(field.name) === field.value;
      const others = new Map(variant.options).set(field.name, field.value);
      const open = variants.some(other => other.buyable && fits(other, others));
      const label = field.closest('label');
      label.classList.toggle('choice-off', !open);
      one('[data-note]', label).hidden = open;
      if (field.checked) {
        const chosen = one(`[data-value-of="${CSS.escape(field.name)}"]`, form);
        chosen.textContent = one('[data-name]', label).textContent;
      }
    }
  }

  /** The ways to buy: a link, the provider's button, the cart, a list for an offer. */
  function offer(variant) {
    const link = one('[data-part="checkout"]', variant.node);
    const button = slot('checkout');
    if (button) {
      button.hidden = !link;
      slot('closed').hidden = Boolean(link) || variant.cartable;
      for (const name of ['href', 'rel']) {
        if (link) button.setAttribute(name, link.getAttribute(name));
        else button.removeAttribute(name);
      }
    }
    if (slot('embed')) copy('embed', slot('embed'), variant);
    for (const adder of all('[data-add-chosen]')) adder.disabled = !variant.cartable;
    for (const mark of ['wish', 'compare']) {
      const toggle = one(`[data-${mark}][data-chosen]`, box);
      if (toggle) toggle.dataset[mark] = variant.sku;
    }
    const inquire = one('[data-inquire]');
    if (inquire) {
      inquire.href = inquire.href.replace(/\?.*$/, '');
      inquire.dataset.inquire = variant.sku;
    }
  }

  const pictureOf = variant => stage && variant.pictures
      .map(name => one(`[data-picture="${CSS.escape(name)}"]`, stage))
      .find(Boolean);

  function select(variant, { announce = true } = {}) {
    markChoices(variant);
    box.dataset.offer = variant.sku;
    copy('price', slot('price'), variant);
    slot('unit').hidden = !copy('unit', slot('unit'), variant);
    if (slot('availability')) copy('availability', slot('availability'), variant);
    slot('sku').textContent = variant.sku;
    offer(variant);
    const bar = one('[data-slot="bar-price"]');
    if (bar) bar.textContent = one('[data-fact="price"]', variant.node)?.textContent ?? '';
    const picture = pictureOf(variant);
    if (picture) show(stage, picture, announce ? 'auto' : 'instant');
    if (announce) {
      slot('status').textContent = ['.variant-title', '[data-part="price"]', '[data-part="availability"]']
          .map(part => folded(one(part, variant.node))).join(' · ');
    }
    document.dispatchEvent(new CustomEvent('shop:list', { detail: 'chosen' }));
  }

  form.addEventListener('change', event => {
    const variant = nearest(variants, choice(), event.target.name);
    if (!variant) return;
    select(variant);
    const address = new URL(location.href);
    address.searchParams.set('variant', variant.sku);
    history.replaceState(history.state, '', address);
  });
  form.addEventListener('submit', event => event.preventDefault());

  all('fieldset', form).forEach(fieldset => { fieldset.disabled = false; });
  const wanted = new URLSearchParams(location.search).get('variant');
  const start = variants.find(variant => variant.sku === wanted)
      ?? variants.find(variant => variant.sku === box.dataset.offer);
  // The page shows its first choice as it came.
  if (start?.sku === box.dataset.offer) {
    markChoices(start);
    const picture = pictureOf(start);
    if (picture?.previousElementSibling) show(stage, picture, 'instant');
  } else if (start) {
    select(start, { announce: false });
  }
}

// ---- Buying ----

function buying(form) {
  form.addEventListener('submit', event => {
    event.preventDefault();
    const qty = one('input', form).valueAsNumber;
    document.dispatchEvent(new CustomEvent('shop:add', { detail: { sku: box.dataset.offer, qty } }));
  });
  const bar = one('[data-bar]');
  new IntersectionObserver(([entry]) => {
    bar.hidden = entry.isIntersecting || entry.boundingClientRect.top > 0;
  }).observe(form);
}

/** The provider's script comes only when somebody wants to buy; then the click is made again. */
function embeds() {
  document.addEventListener('click', async event => {
    const button = event.target.closest('[data-embed]');
    if (!button || document.documentElement.dataset.embedded) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const failed = one('[data-embed-failed]');
    try {
      await (await import('./embed.js')).load();
      failed.hidden = true;
    } catch {
      failed.hidden = false;
      return;
    }
    document.documentElement.dataset.embedded = 'true';
    button.click();
  }, true);
}

function inquiring(link) {
  const minimum = Number(link.dataset.minimum);
  link.addEventListener('click', event => {
    event.preventDefault();
    const sku = link.dataset.inquire;
    if (!read('inquiry').some(line => line.sku === sku)) add('inquiry', sku, minimum);
    one('[data-inquired]').hidden = false;
  });
}

/** Turns working days into dates. */
function delivery(node) {
  const [from, to] = node.dataset.delivery.split(' ').map(Number);
  const language = document.documentElement.lang;
  const locale = new Intl.Locale(language.includes('-') ? language : `${language}-${node.dataset.country}`);
  const weekend = node.dataset.weekend.split(' ').map(Number);
  const after = days => {
    const date = new Date();
    while (days > 0) {
      date.setDate(date.getDate() + 1);
      if (!weekend.includes(date.getDay() || 7)) days--;
    }
    return date;
  };
  const dates = new Intl.DateTimeFormat(locale, { month: 'short', day: 'numeric' })
      .formatRange(after(from || to), after(to));
  node.textContent = node.dataset.word.replace('%dates%', dates);
}

function reviews(section) {
  const buttons = all('[data-stars]', section);
  const status = one('[data-slot="status"]', section);
  let chosen = 0;
  for (const button of buttons) {
    button.disabled = false;
    button.addEventListener('click', () => {
      const stars = Number(button.dataset.stars);
      chosen = stars === chosen ? 0 : stars;
      let count = 0;
      for (const review of all('[data-rating]', section)) {
        review.hidden = chosen !== 0 && Number(review.dataset.rating) !== chosen;
        if (!review.hidden) count++;
      }
      for (const each of buttons) {
        if (each.dataset.stars === '0') each.hidden = chosen === 0;
        else each.setAttribute('aria-pressed', Number(each.dataset.stars) === chosen);
      }
      if (stars === 0) one('[data-stars="5"]', section).focus();
      status.textContent = status.dataset.word.replace('%count%', count);
    });
  }
}

// ---- Start ----

/** A step for the node, where the page has it. */
const where = (selector, step) => () => {
  const node = one(selector);
  if (node) step(node);
};
const stage = one('.gallery-stage');
where('[data-buy]', buying)();
where('[data-inquire]', inquiring)();
if (one('[data-embed]')) embeds();
inTurns([
  where('[data-picker]', form => picker(form, stage)),
  where('.gallery-stage', gallery),
  where('[data-delivery]', delivery),
  where('[data-reviews]', reviews),
  where('[data-recent]', remember),
]);

one('[data-page-dialog]')?.addEventListener('click', async event => {
  if (event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  const link = event.currentTarget;
  const { page } = await import('./dialogs.js');
  page(link);
});

const share = one('[data-share]');
if (share && navigator.share) {
  share.hidden = false;
  share.addEventListener('click', () => {
    navigator.share({ title: folded(one('h1')), url: location.href }).catch(() => {}); // the shopper thought better of it
  });
}

/** Seen before: this product, then the others when the end of the page comes near. */
function remember(recent) {
  const here = new Set([box.dataset.offer, ...readVariants().map(variant => variant.sku)]);
  const before = read('recent').filter(sku => !here.has(sku));
  write('recent', [...before, box.dataset.offer].slice(-13));
  if (before.length > 0) {
    const observer = new IntersectionObserver(async ([entry]) => {
      if (!entry.isIntersecting) return;
      observer.disconnect();
      (await import('./lists.js')).recent(recent, before.reverse());
    }, { rootMargin: '800px' });
    observer.observe(one('.footing'));
  }
}
