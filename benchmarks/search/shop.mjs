// A made-up shop of 2,000 products in five languages: the same products for the same seed. Its words are in shop.json.

import { readFileSync } from 'node:fs';

const WORDS = JSON.parse(readFileSync(new URL('shop.json', import.meta.url), 'utf8'));
const PRODUCTS = 2000;

export const LANGUAGES = WORDS.languages;

/** Numbers from 0 to below 1, the same for the same seed (mulberry32). */
export function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** The documents of the shop in a language, and the type of each by id. */
export function shop(language) {
  const next = random(2026);
  const pick = list => Math.floor(next() * list.length);
  const column = LANGUAGES.indexOf(language) + 2;
  const named = language === 'en' ? ['colour', 'material'] : { de: ['Farbe', 'Material'], ja: ['色', '素材'], zh: ['颜色', '材质'], ar: ['اللون', 'الخامة'] }[language];
  const documents = [];
  const types = {};
  for (let number = 0; number < PRODUCTS; number++) {
    const type = WORDS.types[number % WORDS.types.length];
    const round = Math.floor(number / WORDS.types.length);
    const [brand, series, colour, material] = [WORDS.brands, WORDS.series, WORDS.colours.en, WORDS.materials.en].map(pick);
    const parts = {
      brand: WORDS.brands[brand],
      series: WORDS.series[series],
      number: 100 + Math.floor(next() * 90) * 10,
      type: type[column],
      colour: WORDS.colours[language][colour],
      material: WORDS.materials[language][material],
    };
    const chosen = [...WORDS.sentences[language].keys()].sort((a, b) => a - b).filter(() => next() < 0.4);
    const head = round < 2 ? WORDS.heads[language]?.[type[0]] : undefined;
    const id = `m${String(number).padStart(4, '0')}`;
    types[id] = type[0];
    documents.push({
      id,
      title: WORDS.titles[language].replace(/\{(\w+)\}/g, (_, name) => parts[name]),
      brand: parts.brand,
      category: [WORDS.departments[language][type[1]]],
      attributes: { [named[0]]: [parts.colour], [named[1]]: [parts.material] },
      text: [head, ...chosen.map(sentence => WORDS.sentences[language][sentence])].filter(Boolean).join(' '),
      codes: [`SKU-${10000 + number * 7}`],
      price: 500 + Math.floor(next() * 400) * 50,
      image: id,
      rating: 0,
    });
  }
  return { documents, types, facets: named };
}
