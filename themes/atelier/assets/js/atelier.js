// Choosing a variant: the list of variants in the page is the only source; nothing is fetched.

const one = (selector, root = document) => root.querySelector(selector);
const all = (selector, root = document) => [...root.querySelectorAll(selector)];

/** Brings a picture of the gallery into view without moving the page. */
function show(stage, picture, behavior = 'auto') {
  const left = picture.getBoundingClientRect().left - stage.getBoundingClientRect().left;
  stage.scrollBy({ left, behavior });
}

/** Marks the thumbnail of the picture in view. */
function gallery(stage) {
  const pictures = all('[data-picture]', stage);
  const thumbs = all('.gallery-thumbs a');
  thumbs.forEach((thumb, index) => thumb.addEventListener('click', event => {
    event.preventDefault();
    show(stage, pictures[index]);
  }));
  const observer = new IntersectionObserver(entries => {
    for (const entry of entries) {
      if (!entry.isIntersecting) continue;
      const shown = thumbs[pictures.indexOf(entry.target)];
      thumbs.forEach(thumb => thumb.removeAttribute('aria-current'));
      shown?.setAttribute('aria-current', 'true');
    }
  }, { root: stage, threshold: 0.6 });
  pictures.forEach(picture => observer.observe(picture));
}

function readVariants() {
  return all('.variant').map(node => ({
    node,
    sku: node.dataset.offer,
    options: new Map(node.dataset.options.split(';').filter(Boolean).map(pair => pair.split('='))),
    pictures: node.dataset.pictures.split('|').filter(Boolean),
    buyable: node.dataset.buyable === 'true',
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

function picker(form) {
  const variants = readVariants();
  const box = one('[data-selected]');
  const slot = name => one(`[data-slot="${name}"]`, box);
  const stage = one('.gallery-stage');
  const fields = all('input[type=radio]', form);

  const choice = () => new Map(fields.filter(field => field.checked).map(field => [field.name, field.value]));

  function copy(part, variant) {
    const source = one(`[data-part="${part}"]`, variant.node);
    slot(part).replaceChildren(...[...source.childNodes].map(node => node.cloneNode(true)));
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

  function select(variant, { announce = true } = {}) {
    markChoices(variant);
    box.dataset.offer = variant.sku;
    copy('price', variant);
    copy('availability', variant);
    slot('sku').textContent = variant.sku;
    const link = one('[data-part="checkout"]', variant.node);
    const button = slot('checkout');
    button.hidden = !link;
    slot('closed').hidden = Boolean(link);
    for (const name of ['href', 'rel']) {
      if (link) button.setAttribute(name, link.getAttribute(name));
      else button.removeAttribute(name);
    }
    const picture = stage && variant.pictures
        .map(name => one(`[data-picture="${CSS.escape(name)}"]`, stage))
        .find(Boolean);
    if (picture) show(stage, picture, announce ? 'auto' : 'instant');
    if (announce) {
      slot('status').textContent = ['.variant-title', '[data-part="price"]', '[data-part="availability"]']
          .map(part => one(part, variant.node).textContent.trim().replace(/\s+/g, ' ')).join(' · ');
    }
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
  if (start) select(start, { announce: false });
}

const stage = one('.gallery-stage');
if (stage) gallery(stage);
const form = one('[data-picker]');
if (form) picker(form);
