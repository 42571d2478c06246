// What can be chosen of a list, and how an address states it: nothing here knows of the page.

/** Names in the address that are no facets. */
export const own = new Set(['price', 'available', 'sale', 'sort', 'page']);

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
export function parse(search, facets, sorts = orders) {
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
    } else if (name === 'sort' && sorts.includes(raw)) {
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
