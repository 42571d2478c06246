// Narrowing and sorting a list: nothing here knows of the page. The columns of the data file are in docs/theme-contract.md.

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
