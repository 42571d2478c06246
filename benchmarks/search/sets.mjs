// The data sets: each turns a source into neutral documents, what is asked of them, and what they are.
//
// A document is { id, title, brand, category: [path], attributes: { name: [values] }, text, codes, price, image, url, rating },
// price in minor units (0: none). A query is { text, judged: { id: gain } } or, where one product is sought, { text, wanted: [ids], kind }.

import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readCsv, readLines, readTsv, textOf, unzip } from './sources.mjs';
import { LANGUAGES as SHOP_LANGUAGES, shop } from './shop.mjs';

const words = name => name.replace(/_+/g, ' ').trim();
const values = text => [...new Set(text.split(/[,;\n]|\\n/).map(part => part.trim()).filter(Boolean))];

// What describes parcels, pallets, papers and rooms is printed in data sheets; nobody looks for a laptop by it.
const LOGISTICS = /package|pallet|outer_case|temperature|humidity|dimensions|certification|country_of_origin|compliance|warranty|rohs|altitude|vibration|shock|sustainab|harmonized|commodity/;

/** What a product's data sheet says in words. Numbers without their unit and yes or no are left out: as text they find nothing. */
function icecatAttributes(product) {
  const attributes = {};
  for (const [key, value] of Object.entries(product)) {
    if (!key.startsWith('attr_t_') || LOGISTICS.test(key) || !/\p{L}/u.test(value)) continue;
    attributes[words(key.slice('attr_t_'.length))] = values(textOf(value));
  }
  return attributes;
}

function icecat(folder) {
  const documents = [1, 2, 3, 4].flatMap(part => {
    const [[, json]] = [...unzip(join(folder, `${part}.json.zip`))];
    return JSON.parse(json).map(product => ({
      id: product.id,
      title: textOf(product.title),
      brand: product.supplier,
      category: [],
      attributes: icecatAttributes(product),
      text: textOf(product.short_description ?? ''),
      codes: [product.name, ...product.ean],
      price: product.price,
      image: product.img_500x500,
      rating: 0,
    }));
  });
  const queries = new Map();
  for (const { query, docid, rating } of readCsv(join(folder, 'broad_query_set_rated.csv'))) {
    if (!queries.has(query)) queries.set(query, { text: query, judged: {} });
    queries.get(query).judged[docid] = Number(rating);
  }
  return { documents, queries: [...queries.values()], facets: ['product colour', 'type'] };
}

const ESCI_GAINS = { E: 1, S: 0.1, C: 0.01, I: 0 };

function esci(folder) {
  // `query_id` tells which products answer the same query: whoever indexed it would index the judgments.
  const documents = readLines(join(folder, 'esci_us_products.ndjson.gz')).map(product => ({
    id: product._id,
    title: textOf(product.title),
    brand: product.brand ?? '',
    category: product.category,
    attributes: product.color ? { colour: [product.color] } : {},
    text: textOf(`${product.bullet_points}\n${product.description}`),
    codes: [product.asin],
    price: Math.round((product.price ?? 0) * 100),
    image: product.image ?? '',
    url: `/p/${product._id.toLowerCase()}/`,
    rating: product.rating ?? 0,
  }));
  const queries = new Map();
  for (const { query, product_id: id, label } of readTsv(join(folder, 'esci_us_judgments.tsv'))) {
    if (!queries.has(query)) queries.set(query, { text: query, judged: {} });
    queries.get(query).judged[id] = ESCI_GAINS[label];
  }
  return { documents, queries: [...queries.values()], facets: ['category', 'colour'] };
}

const plain = (id, title, more) => ({
  id, title, brand: '', category: [], attributes: {}, text: '', codes: [id], price: 0, image: '', rating: 0, ...more,
});

function luma(folder, language) {
  const paths = new Map(readCsv(join(folder, 'eu-store/products.csv')).map(row => [row.sku, row.categories]));
  // Variants repeat their product's title but for size and colour ("Tank-XS-Blue"): a shop searches products.
  const parents = new Map(readCsv(join(folder, 'fr/products.csv')).map(row => [row.sku, row]));
  const documents = readCsv(join(folder, language, 'products.csv'))
      .filter(row => row.name && parents.has(row.sku))
      .map(row => plain(row.sku, textOf(row.name), {
        text: textOf(row.description),
        category: (paths.get(row.sku) ?? '').split(',').map(path => path.split('/').slice(1))
            .sort((a, b) => b.length - a.length)[0],
      }));
  return { documents };
}

function akeneo(folder, language) {
  const locale = { de: 'de_DE', fr: 'fr_FR' }[language];
  const options = new Map(readCsv(join(folder, 'attribute_options.csv'), ';')
      .map(row => [`${row.attribute}/${row.code}`, row[`label-${locale}`] || row.code]));
  const categories = new Map(readCsv(join(folder, 'categories.csv'), ';').map(row => [row.code, row]));
  const path = code => {
    const category = categories.get(code);
    if (!category) return [];
    return [...path(category.parent), category[`label-${locale}`] || category['label-en_US']].filter(Boolean);
  };
  const documents = readCsv(join(folder, 'products.csv'), ';')
      .map(row => ({ row, text: textOf(row[`description-${locale}-ecommerce`] || row[`description-${locale}-print`]) }))
      .filter(({ row, text }) => text && row.name)
      .map(({ row, text }) => plain(row.sku, row[`variation_name-${locale}`] || row.name, {
        text,
        brand: options.get(`brand/${row.brand}`) ?? row.brand,
        category: path(row.categories.split(',').at(-1)),
        codes: [row.sku, row.ean].filter(Boolean),
        price: Math.round(Number(row['price-EUR'] || 0) * 100),
      }));
  return { documents };
}

function spree(folder, language) {
  const documents = readCsv(join(folder, 'product_translations.csv'))
      .filter(row => row.locale === language)
      .map(row => plain(row.slug, row.name, { text: textOf(row.description) }));
  return { documents };
}

function openFoodFacts(folder, language) {
  const documents = readLines(join(folder, 'products_multilingual.jsonl'))
      .filter(row => row.product_name[language])
      .map(row => plain(row.code, row.product_name[language], {
        text: [row.generic_name[language], row.ingredients_text[language]].filter(Boolean).join('. '),
        brand: row.brands ?? '',
      }));
  return { documents };
}

/** Words that carry no meaning alone; what a shopper leaves out. */
const SMALL = new Set('a an and the of for with in on de la le les des du et à au aux en pour avec un une der die das und für mit von im am ein eine'.split(' '));

const titleWords = title => title.split(/[^\p{L}\p{N}\p{M}]+/u).filter(word => word && !SMALL.has(word.toLowerCase()));

/**
 * Known items from real titles: whoever types a title, or what they keep of it in mind, wants that product on the first page.
 * A product of the same title is as good.
 */
function knownItems(documents) {
  const byTitle = new Map();
  for (const { id, title } of documents) byTitle.set(title.toLowerCase(), [...byTitle.get(title.toLowerCase()) ?? [], id]);
  const counts = new Map();
  for (const { title } of documents) {
    for (const word of new Set(titleWords(title.toLowerCase()))) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const texts = new Map(documents.map(({ id, text }) => [id, titleWords(text.toLowerCase())]));
  const told = new Map();
  for (const list of texts.values()) for (const word of new Set(list)) told.set(word, (told.get(word) ?? 0) + 1);
  const queries = [];
  for (const [title, wanted] of byTitle) {
    const kept = titleWords(title);
    if (!kept.length) continue;
    const ask = (kind, text) => queries.push({ text, wanted, kind });
    ask('whole title', title);
    ask('no accents', title.normalize('NFD').replace(/\p{M}/gu, ''));
    const rare = [...kept].sort((a, b) => counts.get(a) - counts.get(b)).slice(0, 2);
    if (kept.length > 2) ask('two words', kept.filter(word => rare.includes(word)).join(' '));
    // A word of the name, and one of what is told of it: the longest that few others have.
    const fact = texts.get(wanted[0]).filter(word => word.length > 4 && !/\p{N}/u.test(word) && told.get(word) <= 5 && !kept.includes(word))
        .sort((a, b) => b.length - a.length)[0];
    if (fact) ask('word and fact', `${rare[0]} ${fact}`);
    const long = [...kept].sort((a, b) => b.length - a.length)[0];
    if (long.length >= 6 && !/\p{N}/u.test(long)) {
      const middle = Math.floor(long.length / 2);
      const typed = wrong => kept.map(word => word === long ? wrong : word).join(' ');
      ask('letter missing', typed(long.slice(0, middle) + long.slice(middle + 1)));
      if (long[middle] !== long[middle - 1]) {
        ask('letters swapped', typed(long.slice(0, middle - 1) + long[middle] + long[middle - 1] + long.slice(middle + 1)));
      }
    }
    const last = kept.at(-1);
    if (last.length >= 5) ask('typing', [...kept.slice(0, -1), last.slice(0, Math.ceil(last.length * 0.6))].join(' '));
  }
  return queries;
}

const known = (folder, language, read) => ({
  folder, language, currency: 'EUR',
  read: from => {
    const { documents } = read(from, language);
    return { documents, queries: knownItems(documents), facets: [] };
  },
});

const madeUp = language => ({
  language, currency: { ja: 'JPY', zh: 'CNY', ar: 'AED', en: 'USD' }[language] ?? 'EUR',
  read: () => shop(language),
});

/** Every set by name: where it lies (nowhere when it is made up), its language, and how it is read. */
export const SETS = new Map([
  ['icecat', { folder: 'icecat-chorus', language: 'en', currency: 'USD', judged: 'grades', read: icecat }],
  ['esci', { folder: 'esci-us', language: 'en', currency: 'USD', judged: 'labels', read: esci }],
  ...SHOP_LANGUAGES.map(language => [`shop-${language}`, madeUp(language)]),
  ['luma-de', known('luma-multilingual', 'de', luma)],
  ['luma-fr', known('luma-multilingual', 'fr', luma)],
  ['akeneo-de', known('akeneo-icecat', 'de', akeneo)],
  ['akeneo-fr', known('akeneo-icecat', 'fr', akeneo)],
  ['spree-de', known('spree', 'de', spree)],
  ['spree-fr', known('spree', 'fr', spree)],
  ['food-en', known('openfoodfacts', 'en', openFoodFacts)],
  ['food-fr', known('openfoodfacts', 'fr', openFoodFacts)],
]);

/** Addresses and pictures as a shop of ours has them: sources know them only as numbers or on other hosts. */
function published(documents, language) {
  const taken = new Set();
  return documents.map(document => {
    const name = document.title.normalize('NFKD').replace(/[\u0300-\u036f]/g, '').normalize('NFC').toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '').slice(0, 60).replace(/-$/, '') || document.id.toLowerCase();
    const slug = taken.has(name) ? `${name}-${document.id.toLowerCase()}` : name;
    taken.add(slug);
    const mark = createHash('sha256').update(document.id).digest('hex').slice(0, 8);
    return {
      ...document,
      url: encodeURI(`/${language}/products/${slug}/`),
      image: document.image && encodeURI(`/media/${name.slice(0, 40)}-${mark}-480.webp`),
    };
  });
}

/** Reads a set; undefined where its data is not there. */
export function readSet(name, data) {
  const set = SETS.get(name);
  if (set.folder && !existsSync(join(data, set.folder))) return undefined;
  const read = set.read(set.folder && join(data, set.folder));
  return {
    ...read,
    documents: published(read.documents, set.language),
    about: {
      name, language: set.language, currency: set.currency, digits: set.currency === 'JPY' ? 0 : 2,
      judged: set.judged ?? '', documents: read.documents.length, facets: read.facets,
    },
  };
}
