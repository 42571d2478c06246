// Lists for an offer, and the form that sends them; tracking of parcels.

import { decodeItems } from './checkout.js';
import { fillLine, fitting, nameOf } from './lines.js';
import { fill, items, read, write } from './store.js';

/** One cell of a CSV file: quoted, and never a formula when a spreadsheet opens it. */
const cell = value => `"${String(value).replace(/^[=+\-@\t\r]/, "'$&").replaceAll('"', '""')}"`;

export const csv = rows => '\ufeff' + rows.map(row => row.map(cell).join(',') + '\r\n').join('');

export function page(form) {
  const slot = name => form.querySelector(`[data-slot="${name}"]`);
  const word = (name, values = {}) => fill(form.dataset[`word${name}`], values);
  const list = form.querySelector('[data-lines]');
  const nodes = new Map();
  let found = new Map();

  function part(name) {
    for (const node of form.querySelectorAll('[data-when]')) node.hidden = node.dataset.when !== name;
  }

  /** The terms that hold for a quantity. */
  function tier(item, qty) {
    return item.inquiry?.tiers?.filter(each => each.from <= qty).at(-1);
  }

  function note(item, qty) {
    if (!item) return word('Gone');
    if (!item.inquiry) return word('None');
    const { minimum, step } = item.inquiry;
    if (qty < minimum) return word('Minimum', { count: minimum });
    return step > 1 && (qty - minimum) % step !== 0 ? word('Step', { count: step }) : '';
  }

  function drawLine({ sku, qty }) {
    const item = found.get(sku);
    const node = nodes.get(sku) ?? form.querySelector('template[data-line]').content.firstElementChild.cloneNode(true);
    nodes.set(sku, node);
    node.dataset.sku = sku;
    fillLine(node, sku, item);
    const at = name => node.querySelector(`[data-slot="${name}"]`);
    const terms = item?.inquiry;
    const price = item && tier(item, qty)?.price;
    const next = terms?.tiers?.find(each => each.from > qty);
    at('price').textContent = [
      price ? word('Each', { price }) : word('Request'),
      next?.price ? `${word('From', { count: next.from })}: ${next.price}` : '',
    ].filter(Boolean).join(' · ');
    const lead = terms?.leadTime;
    at('lead').hidden = !lead;
    if (lead) at('lead').textContent = word('Lead', { min: lead[0], max: lead[1] });
    const text = note(item, qty);
    at('note').textContent = text;
    at('note').hidden = text === '';
    const field = node.querySelector('.stepper input');
    field.removeAttribute('name');
    field.min = terms?.minimum ?? 1;
    field.step = terms?.step ?? 1;
    field.value = qty;
    field.setAttribute('aria-label', word('Quantity', { title: nameOf(sku, item) }));
    node.querySelector('[data-target]').setAttribute('aria-label', word('Target', { title: nameOf(sku, item) }));
    node.querySelector('[data-sample-line]').hidden = !terms?.sample;
    return node;
  }

  function draw() {
    const lines = read('inquiry');
    part(lines.length === 0 ? 'empty' : 'full');
    list.replaceChildren(...lines.map(drawLine));
  }

  async function refresh() {
    const lines = read('inquiry');
    try {
      if (lines.length > 0) ({ found } = await items(lines.map(line => line.sku)));
      slot('problem').hidden = true;
    } catch {
      slot('problem').textContent = word('Failed');
      slot('problem').hidden = false;
    }
    draw();
  }

  function rows() {
    return read('inquiry').map(({ sku, qty }) => {
      const node = nodes.get(sku);
      const item = found.get(sku);
      return {
        sku,
        title: item?.title ?? '',
        variant: item?.variant ?? '',
        qty,
        target: node?.querySelector('[data-target]').value.trim() ?? '',
        sample: Boolean(node?.querySelector('[data-sample]').checked),
      };
    });
  }

  const line = row => [
    `${row.qty} × ${row.sku}`,
    [row.title, row.variant].filter(Boolean).join(', '),
    row.target && `${columns()[4]}: ${row.target}`,
    row.sample && word('Sample'),
  ].filter(Boolean).join(' – ');
  const columns = () => form.dataset.wordColumns.split('|');

  /** The whole inquiry as a message. */
  function message() {
    const fields = ['name', 'company', 'email', 'country']
        .filter(name => form.elements[name].value)
        .map(name => `${form.elements[name].labels[0].firstChild.textContent.trim()}: ${form.elements[name].value}`);
    return [rows().map(line).join('\n'), form.elements.message.value, fields.join('\n')].filter(Boolean).join('\n\n');
  }

  list.addEventListener('change', event => {
    const row = event.target.closest('[data-sku]');
    if (!row || !event.target.closest('.stepper')) return;
    const qty = Math.floor(event.target.valueAsNumber);
    if (!(qty > 0)) return draw();
    write('inquiry', read('inquiry').map(each => each.sku === row.dataset.sku ? { sku: each.sku, qty } : each));
    const text = row.querySelector('[data-slot="note"]').textContent;
    slot('status').textContent = text || row.querySelector('[data-slot="price"]').textContent;
  });
  list.addEventListener('click', event => {
    const row = event.target.closest('[data-sku]');
    if (!row || !event.target.closest('[data-remove]')) return;
    const { sku } = row.dataset;
    slot('status').textContent = word('Removed', { title: nameOf(sku, found.get(sku)) });
    write('inquiry', read('inquiry').filter(each => each.sku !== sku));
    form.querySelector('#shop-name').focus();
  });
  form.addEventListener('submit', () => {
    form.elements.items.value = rows().map(line).join('\n');
  });
  form.querySelector('[data-mail]')?.addEventListener('click', event => {
    event.currentTarget.href = `mailto:${form.dataset.email}?subject=${encodeURIComponent(word('Subject'))}&body=${encodeURIComponent(message().replaceAll('\n', '\r\n'))}`;
  });
  form.querySelector('[data-chat]')?.addEventListener('click', event => {
    event.currentTarget.href = `https://wa.me/${form.dataset.whatsapp}?text=${encodeURIComponent(`${word('Subject')}\n\n${message()}`)}`;
  });
  form.querySelector('[data-csv]').addEventListener('click', () => {
    const table = rows().map(row => [row.sku, row.title, row.variant, row.qty, row.target, row.sample ? '1' : '']);
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([csv([columns(), ...table])], { type: 'text/csv;charset=utf-8' }));
    link.download = 'inquiry.csv';
    link.click();
    URL.revokeObjectURL(link.href);
  });
  document.addEventListener('shop:list', event => { if (event.detail === 'inquiry') draw(); });

  receive();
  refresh();
}

/** Takes pieces named in the address onto the list, unless they are on it. */
function receive() {
  const received = decodeItems(new URLSearchParams(location.search).get('items') ?? '');
  if (received.length === 0) return;
  const own = read('inquiry');
  const known = new Set(own.map(line => line.sku));
  write('inquiry', [...own, ...received.filter(line => !known.has(line.sku))]);
  history.replaceState(history.state, '', location.pathname);
}

/** Hands the number of a parcel to the carrier's own page. */
export function tracking(form) {
  form.addEventListener('submit', event => {
    event.preventDefault();
    const number = form.elements.number.value.replace(/\s+/g, '');
    if (number) location.assign(form.elements.carrier.value.replace('{number}', encodeURIComponent(number)));
  });
}
