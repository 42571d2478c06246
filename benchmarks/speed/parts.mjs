// What Astro and Eleventy share: the pages of the shop and how they hang together, made once, and cards and data of products.

const BASE = 'https://benchmark.example';
const PER_PAGE = 24;

export const escaped = text => String(text).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

/** Every page, from what the files say: a product, a page of a list, or a home page. */
export function pages(stores, categories, products) {
  const key = ({ language, id }) => `${language} ${id}`;
  const productsByKey = new Map(products.map(product => [key(product), product]));
  const categoriesByKey = new Map(categories.map(category => [key(category), category]));
  const inCategory = new Map();
  for (const product of [...products].sort((a, b) => a.place - b.place)) {
    for (const id of product.categories) {
      const at = key({ language: product.language, id });
      if (!inCategory.has(at)) inCategory.set(at, []);
      inCategory.get(at).push(product);
    }
  }
  const found = [];
  for (const store of stores) {
    const { language } = store;
    const homes = stores.map(other => ({ store: other, url: other.root }));
    const top = categories.filter(category => category.language === language && !category.parent);
    found.push({ kind: 'home', url: store.root, title: 'Benchmark', store, alternates: homes, path: [], below: top });
    for (const category of categories.filter(each => each.language === language)) {
      const items = inCategory.get(key(category)) ?? [];
      const count = Math.max(1, Math.ceil(items.length / PER_PAGE));
      const address = number => number === 1 ? '' : `page/${number}/`;
      for (let number = 1; number <= count; number++) {
        found.push({
          kind: 'list', url: category.url + address(number), title: category.title, store, path: trail(store, category),
          alternates: stores.map(other => ({ store: other, url: categoriesByKey.get(key({ language: other.language, id: category.id })).url + address(number) })),
          below: categories.filter(each => each.language === language && each.parent === category.id),
          items: items.slice((number - 1) * PER_PAGE, number * PER_PAGE),
          turns: turns(number, count).map(to => ({ number: to, url: category.url + address(to), current: to === number })),
        });
      }
    }
  }
  for (const product of products) {
    const store = stores.find(each => each.language === product.language);
    found.push({
      kind: 'product', url: product.url, title: product.title, store, product, path: trail(store, categoriesByKey.get(key({ language: product.language, id: product.category })), product),
      alternates: stores.map(other => ({ store: other, url: productsByKey.get(key({ language: other.language, id: product.id })).url })),
      related: product.related.map(id => productsByKey.get(key({ language: product.language, id }))),
    });
  }
  return found;

  function trail(store, category, last) {
    const parent = !last && category.parent ? [categoriesByKey.get(key({ language: category.language, id: category.parent }))] : [];
    return [{ title: store.words['nav.home'], url: store.root }, ...parent, category, ...(last ? [last] : [])];
  }
}

function turns(at, count) {
  return count === 1 ? [] : Array.from({ length: count }, (_, i) => i + 1).filter(number => number === 1 || number === count || Math.abs(number - at) <= 2);
}

export const absolute = url => BASE + url;

/** The languages of a page for its head: with and without the country, and the default. */
export function hreflangs(alternates) {
  return alternates.flatMap(({ store, url }) => [[store.locale, url], [store.language, url], ...(store.language === 'en' ? [['x-default', url]] : [])])
      .map(([hreflang, url]) => ({ hreflang, url: BASE + url }));
}

const cards = new Map();

/** A product in a list; made once for all lists. */
export function card(product, store) {
  let made = cards.get(product);
  if (!made) {
    const [image] = product.images;
    made = `<li data-card="${product.id}">
<img src="${image.file}" alt="${escaped(image.alt)}" width="600" height="600" loading="lazy">
<p><a href="${product.url}">${escaped(product.title)}</a></p>
<p><span data-fact="price" data-amount="${product.amount}" data-currency="${store.currency}">${escaped(product.price)}</span></p>
</li>
`;
    cards.set(product, made);
  }
  return made;
}

/** Structured data of a product page. */
export function jsonld({ product, store, path }) {
  const url = BASE + product.url;
  const group = {
    '@type': 'ProductGroup', '@id': `${url}#group`, productGroupID: product.id, name: product.title, description: product.summary, url,
    brand: { '@type': 'Brand', name: 'Benchmark' }, image: product.images.map(({ file }) => file),
    additionalProperty: product.facts.map(({ name, value }) => ({ '@type': 'PropertyValue', name, value })),
    variesBy: ['https://schema.org/color', 'https://schema.org/size'],
    hasVariant: product.variants.map(({ sku, title, options, availability }) => ({
      '@type': 'Product', '@id': `${url}#variant-${sku}`, isVariantOf: { '@id': `${url}#group` }, sku, name: `${product.title} – ${title}`,
      image: [product.images[0].file], size: options.size, color: options.finish,
      offers: {
        '@type': 'Offer', url: `${url}?variant=${sku}`, price: product.amount, priceCurrency: store.currency,
        availability: `https://schema.org/${availability === 'in-stock' ? 'InStock' : 'OutOfStock'}`, itemCondition: 'https://schema.org/NewCondition',
      },
    })),
  };
  const trail = {
    '@type': 'BreadcrumbList', itemListElement: path.map(({ title, url: to }, i) => ({ '@type': 'ListItem', position: i + 1, name: title, item: BASE + to })),
  };
  return JSON.stringify({ '@context': 'https://schema.org', '@graph': [group, trail] }).replace(/</g, '\\u003c');
}

/** The sitemap of `urls`. */
export function sitemap(urls) {
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${urls.map(url => `<url><loc>${BASE}${url}</loc></url>`).join('\n')}
</urlset>
`;
}
