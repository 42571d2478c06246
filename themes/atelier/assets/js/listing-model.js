// Narrowing and sorting a list: nothing here knows of the page. The columns of the data file are in docs/theme-contract.md.

/** Names in the address that are no facets. */
const own = new Set(['price', 'available', 'sale', 'sort', 'page']);

export const orders = ['', 'newest', 'price', 'price-down', 'name'];

/** Nothing chosen: the list as the shop sorts it. Prices are in whole units of the currency. */
export const nothing = () =>
  ({ facets: new Map(), from: null, to: null, available: false, sale: false, sort: '', page: 1 });

/** Whether less than the whole list is wanted. */
export const narrowed = choice =>
  choice.facets.size > 0 || choice.from !== null || choice.to !== null || choice.available || choice.sale;

// ---- The address ----

const decode = text => {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
};
const encode = text => encodeURIComponent(text).replace(/'/g, '%27');
const pairs = search => search.replace(/^\?/, '').split('&').filter(Boolean).map(pair => {
  const cut = pair.indexOf('=');
  return cut < 0 ? [decode(pair), '', pair] : [decode(pair.slice(0, cut)), pair.slice(cut + 1), pair];
});

/** The choice an address states; `facets` maps each facet to its values, and what is not among them is not chosen. */
export function parse(search, facets) {
  const choice = nothing();
  for (const [name, raw] of pairs(search)) {
    if (facets.has(name)) {
      const values = raw.split(',').map(decode);
      // Some programs that pass addresses on escape the commas too.
      const known = [...values, ...values.flatMap(value => value.split(','))].filter(value => facets.get(name).has(value));
      if (known.length > 0) choice.facets.set(name, new Set([...(choice.facets.get(name) ?? []), ...known]));
    } else if (name === 'price') {
      const [, from, to] = /^(\d{0,9})-(\d{0,9})$/.exec(raw) ?? [];
      choice.from = from ? Number(from) : null;
      choice.to = to ? Number(to) : null;
    } else if (name === 'available' || name === 'sale') {
      choice[name] = raw === '1';
    } else if (name === 'sort' && orders.includes(raw)) {
      choice.sort = raw;
    } else if (name === 'page' && /^[1-9]\d{0,3}$/.test(raw)) {
      choice.page = Number(raw);
    }
  }
  return choice;
}

/** The query that states `choice`; what `search` says of other things stays. */
export function format(choice, search, facets) {
  const parts = pairs(search).filter(([name]) => !own.has(name) && !facets.has(name)).map(([, , pair]) => pair);
  for (const [id, values] of facets) {
    const chosen = [...values].filter(value => choice.facets.get(id)?.has(value));
    if (chosen.length > 0) parts.push(`${encode(id)}=${chosen.map(encode).join(',')}`);
  }
  if (choice.from !== null || choice.to !== null) parts.push(`price=${choice.from ?? ''}-${choice.to ?? ''}`);
  if (choice.available) parts.push('available=1');
  if (choice.sale) parts.push('sale=1');
  if (choice.sort) parts.push(`sort=${choice.sort}`);
  if (choice.page > 1) parts.push(`page=${choice.page}`);
  return parts.length > 0 ? `?${parts.join('&')}` : '';
}

// ---- The list ----

const list = value => Array.isArray(value) ? value : [value];

/**
 * The products that have one variant which meets all of `choice`, as places in the list, sorted; and how many there would be with each value. A facet's counts
 * leave its own choice out.
 */
export function narrow(data, choice, digits) {
  const scale = 10 ** digits;
  const from = choice.from === null ? -Infinity : choice.from * scale;
  const to = choice.to === null ? Infinity : choice.to * scale;
  const priced = choice.from !== null || choice.to !== null;
  let width = 0;
  const facets = data.facets.map(({ id, of, values }) => {
    const chosen = choice.facets.get(id);
    return {
      id,
      values,
      column: of === 'variant' ? width++ : -1,
      chosen: chosen && new Set(values.flatMap((value, place) => chosen.has(value) ? [place] : [])),
      counts: values.map(() => 0),
    };
  });
  const meets = (facet, values) => !facet.chosen || values.some(value => facet.chosen.has(value));
  const totals = { available: 0, sale: 0 };
  const found = [];
  data.products.forEach((product, place) => {
    const reached = facets.map(() => new Set());
    const hit = { all: false, available: false, sale: false };
    for (const row of data.variants[place]) {
      const amount = row[width + 1];
      if (priced && (amount === null || amount < from || amount > to)) continue;
      const values = facets.map(({ id, column }) => column < 0 ? data.product[id][place] : list(row[column]));
      const open = { available: row[width] === 1, sale: row[width + 2] === 1 };
      const failed = facets.filter((facet, i) => !meets(facet, values[i]));
      if (choice.available && !open.available) failed.push('available');
      if (choice.sale && !open.sale) failed.push('sale');
      if (failed.length > 1) continue;
      const only = failed[0];
      facets.forEach((facet, i) => {
        if (!only || only === facet) values[i].forEach(value => reached[i].add(value));
      });
      for (const flag of ['available', 'sale']) hit[flag] ||= open[flag] && (!only || only === flag);
      hit.all ||= !only;
    }
    facets.forEach((facet, i) => reached[i].forEach(value => { if (value >= 0) facet.counts[value]++; }));
    for (const flag of ['available', 'sale']) if (hit[flag]) totals[flag]++;
    if (hit.all) found.push(place);
  });
  return {
    products: sorted(found, data, choice.sort),
    counts: new Map(facets.map(({ id, values, counts }) => [id, new Map(values.map((value, i) => [value, counts[i]]))])),
    ...totals,
  };
}

/** What is alike stays in the shop's own order; products without a price come last. */
function sorted(places, data, order) {
  const price = direction => place => data.amount[place] === null ? Infinity : direction * data.amount[place];
  const key = {
    newest: place => data.created[place],
    price: price(1),
    'price-down': price(-1),
    name: place => data.title[place],
  }[order];
  return key ? places.sort((a, b) => (key(a) === key(b) ? a - b : key(a) < key(b) ? -1 : 1)) : places;
}
