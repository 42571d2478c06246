// Search in the browser. Words were analysed and scored when the site was built: here they are split, looked up, and their numbers added up.
// Nothing here knows of a page. docs/search.md describes the files; what `words` does, WordSplitter does in Java.

// ---- Words ----

// Scripts that put no spaces between words: their runs become pairs of neighbours.
const scripts = 'Han Hiragana Katakana Hangul Thai Lao Khmer Myanmar'.replace(/(\w+) ?/g, '\\p{scx=$1}');
const dense = `(?=[\\p{L}\\p{N}])[${scripts}]`;
const plain = `(?![${scripts}])[\\p{L}\\p{N}]`;
const tail = '(?!\\u200B)[\\p{M}\\p{Cf}]';
const runs = new RegExp(
  `(${dense}(?:${dense}|${tail})*)|(?:${plain}|\\p{M})(?:${plain}|${tail}|(?<=\\p{Nd})[.,](?![${scripts}])(?=\\p{Nd}))*`, 'gu');
const accents = new RegExp('[\\p{Cf}\\u0300-\\u036F\\u0483-\\u0487\\u0591-\\u05BD\\u05BF\\u05C1\\u05C2\\u05C4\\u05C5\\u05C7\\u0610-\\u061A\\u0640'
  + '\\u064B-\\u065F\\u0670\\u06D6-\\u06DC\\u06DF-\\u06E4\\u06E7\\u06E8\\u06EA-\\u06ED\\u1AB0-\\u1AFF\\u1DC0-\\u1DFF\\u20D0-\\u20FF\\uFE20-\\uFE2F]', 'gu');
const alike = new Map(
  'ßss æae œoe øo đd ħh ıi łl ŧt þth ðd ςσ ,. \u0649\u064A \u06CC\u064A \u0629\u0647 \u06A9\u0643 \u0671\u0627'.split(' ').map(pair => [pair[0], pair.slice(1)]));
const foldable = new RegExp(`[${[...alike.keys()].join('')}\u0660-\u0669\u06F0-\u06F9\u30A1-\u30F6]`, 'g');

/** The letter, digit or hiragana that another is written as. */
function fold(sign) {
  const code = sign.charCodeAt(0);
  return alike.get(sign) ?? (code < 0x3000 ? code & 15 : String.fromCharCode(code - 0x60));
}

const normal = run => /^[\da-z.]+$/i.test(run) ? run.toLowerCase()
  : run.replace(/\p{Cf}/gu, '').normalize('NFKC').toLowerCase().normalize('NFD').replace(accents, '').replace(foldable, fold).normalize('NFC');

const cut = text => text.slice(0, 64).replace(/[\uD800-\uDBFF]$/, '');

/**
 * The words of a text: `{ text, start, end, run, dense, linked }`. Places are of the run and count UTF-16 units; those of a pair itself are `from` and `to`,
 * where they can be told.
 */
export function words(text) {
  const list = [];
  let number = 0;
  let before;
  for (const { 0: all, 1: pairs, index: start } of text.matchAll(runs)) {
    const raw = all.replace(/\p{Cf}+$/u, '');
    const end = start + raw.length;
    const gap = before && text.slice(before.end, start).replace(/(?!\u200B)\p{Cf}/gu, '');
    const linked = !pairs && before?.dense === false && /^[-\u2010\u2011'\u2019.]$/.test(gap);
    const whole = normal(raw);
    before = { start, end, run: number, dense: !!pairs, from: start, to: end, whole: cut(whole) };
    if (!whole) continue;
    number++;
    const parts = pairs && whole.match(/^\p{M}+|\P{M}\p{M}*/gu);
    if (!(parts?.length > 1)) {
      list.push({ ...before, text: cut(whole), linked });
      continue;
    }
    const letters = [...raw.matchAll(/[^\p{M}\p{Cf}][\p{M}\p{Cf}]*/gu)];
    for (let i = 1; i < parts.length; i++) {
      const pair = { ...before, text: cut(parts[i - 1] + parts[i]), linked };
      if (letters.length === parts.length) {
        pair.from = start + letters[i - 1].index;
        pair.to = start + letters[i].index + letters[i][0].length;
      }
      list.push(pair);
    }
  }
  return list;
}

/** How queries are compared: runs, with one space between them. */
const phrase = list => list.filter((word, i) => word.run !== list[i - 1]?.run).map(({ whole }) => whole).join(' ');

// ---- Reading files ----

class Reader {
  at = 0;

  constructor(bytes) {
    this.bytes = bytes;
  }

  number() {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = this.bytes[this.at++];
      value += (byte & 127) * scale;
      if (!(byte > 127)) return value;
    }
  }

  list(read) {
    return Array.from({ length: this.number() }, read);
  }

  take(size) {
    return this.bytes.subarray(this.at, this.at += size);
  }

  text() {
    return new TextDecoder().decode(this.take(this.number()));
  }

  /** Strings that share beginnings; decoded as one text, because calling a decoder for each would take most of the time. */
  strings(after) {
    const all = [];
    let last = 0;
    const size = this.list(() => {
      const start = all.length;
      for (let shared = this.number(); shared > 0; shared--) all.push(all[last++]);
      all.push(...this.take(this.number()), 10);
      last = start;
      after();
    }).length;
    return new TextDecoder().decode(Uint8Array.from(all)).split('\n', size);
  }
}

// A storefront does not show what is ranked as low as this.
const hidden = -1e8;

/** A part of the dictionary. Of postings only the places are noted: they are read when a query needs them. */
class Shard {
  constructor(bytes) {
    const file = new Reader(bytes);
    this.bytes = bytes;
    this.heads = file.list(() => {
      const size = file.number();
      const step = file.number();
      const ids = file.at;
      for (let open = size; open > 0;) if (bytes[file.at++] < 128) open--;
      const impacts = file.at;
      // A byte each, then half a byte each: weights have twelve bits.
      file.at += size + (size + 1 >> 1);
      return { size, step, ids, impacts };
    });
    const terms = [];
    this.surfaces = file.strings(() => terms.push(file.list(() => file.number())));
    this.terms = terms;
  }

  surface(place) {
    const terms = this.terms[place];
    return { shard: this, text: this.surfaces[place], terms, size: terms.reduce((sum, term) => sum + this.heads[term].size, 0) };
  }
}

function vocabulary(bytes) {
  const file = new Reader(bytes);
  const classes = [];
  return { list: file.strings(() => classes.push(bytes[file.at++])), classes };
}

/** What filters, facets and sorting need: products by id (-1 is none), and columns by product. */
function tableOf(facetBytes, bytes, entry) {
  const file = new Reader(bytes);
  const head = facetBytes ? new Reader(facetBytes) : file;
  const places = new Int32Array(entry.ids).fill(-1);
  let size = 0;
  let id = 64 * (entry.kinds.find(([kind]) => kind === 'product')?.[1] ?? 0);
  for (const byte of head.take(8 * head.number())) for (let bit = 0; bit < 8; bit++, id++) if (byte >> bit & 1) places[id] = size++;
  const each = read => Array.from({ length: size }, read);
  const facets = facetBytes ? head.list(() => ({
    id: head.text(),
    name: head.text(),
    values: head.list(() => ({ id: head.text(), name: head.text(), swatch: head.text() })),
    of: each(() => head.list(() => head.number())),
  })) : [];
  let sum = 0;
  const amounts = [-1, ...file.list(() => sum += file.number())];
  return {
    places,
    facets,
    amount: each(() => amounts[file.number()]),
    flags: file.take(size),
    days: file.number() ? each(() => file.number()) : [],
    stars: file.take(size),
  };
}

function ranksOf(bytes, entry) {
  const file = new Reader(bytes);
  const ranks = new Int32Array(entry.ids);
  let id = 0;
  file.list(() => {
    id += file.number();
    const rank = file.number();
    ranks[id] = rank % 2 ? -(rank + 1) / 2 : rank / 2;
  });
  return ranks;
}

const json = bytes => JSON.parse(new TextDecoder().decode(bytes));

/** Where the first of a sorted list stands that is not before `text`. */
function seek(list, text) {
  let low = 0;
  for (let high = list.length; low < high;) {
    const middle = (low + high) >> 1;
    if (list[middle] < text) low = middle + 1;
    else high = middle;
  }
  return low;
}

// ---- Fetching files ----

/** `kind` is "offline" when the server could not be reached, "broken" when what it said cannot be used. */
export class SearchError extends Error {
  constructor(kind, cause) {
    super(`search is ${kind}`, { cause });
    this.kind = kind;
  }
}

/** What `decode` makes of an answer; when that fails, of another that no cache on the way had. */
async function load(url, decode, cache = 'default') {
  let kind = 'offline';
  try {
    const answer = await fetch(url, { cache });
    kind = 'broken';
    if (!answer.ok) throw new Error(`${answer.status} ${url}`);
    return await decode(answer);
  } catch (error) {
    if (cache !== 'reload') return load(url, decode, 'reload');
    throw new SearchError(globalThis.navigator?.onLine === false ? 'offline' : kind, error);
  }
}

// Names are made from content: what is kept serves all storefronts, and stays true when the shop is published anew.
const kept = new Map();

function keep(url, decode) {
  const file = kept.get(url) ?? load(url, async answer =>
    decode(new Uint8Array(await new Response(answer.body.pipeThrough(new DecompressionStream('gzip'))).arrayBuffer())));
  kept.delete(url);
  kept.set(url, file);
  file.catch(() => kept.delete(url));
  if (kept.size > 400) kept.delete(kept.keys().next().value);
  return file;
}

// ---- Unknown words ----

/**
 * Calls `take(place, distance, beginning)` for what is like `word` in a sorted list: how many letters are wrong, missing, too many or swapped, in all and
 * at its beginning. Rows of the table are used again for words that begin alike.
 */
function near(list, word, limit, take) {
  const width = word.length;
  const rows = [Array.from({ length: width + 1 }, (_, i) => i)];
  const reach = [width];
  let before = '';
  let dead = Infinity;
  list.forEach((text, place) => {
    let i = 0;
    while (i < before.length && before[i] === text[i]) i++;
    before = text;
    if (i < dead) dead = Infinity;
    for (; i < text.length && dead > i; i++) {
      const [twice, above] = [rows[i - 1], rows[i]];
      const row = rows[i + 1] = [i + 1];
      for (let j = 0; j < width; j++) {
        row.push(Math.min(above[j + 1] + 1, row[j] + 1, above[j] + (text[i] !== word[j]),
          i && j && text[i] === word[j - 1] && text[i - 1] === word[j] ? twice[j - 1] + 1 : Infinity));
      }
      reach[i + 1] = Math.min(reach[i], row[width]);
      if (Math.min(...row) > limit) dead = i + 1;
    }
    i = Math.min(i, dead);
    const distance = dead > i ? rows[i][width] : Infinity;
    if (Math.min(distance, reach[i]) <= limit) take(place, distance, reach[i]);
  });
}

/**
 * What an unknown word may be, of the surfaces that begin like it and the words of the shop: for each word that it stands for, texts and their weights;
 * or nothing.
 */
function guess(word, open, surfaces, { list, classes }) {
  const length = word.length;
  // By distance; at 0 those that only begin like it.
  const endings = [[], [], [], []];
  const typos = [[], [], []];
  near(surfaces.map(({ text }) => text), word, length < 5 ? 1 : length < 7 ? 2 : 3, (place, distance) => {
    const { text, size } = surfaces[place];
    if (size && !/\d/.test(text)) endings[distance]?.push([text, 8, 2 * Math.log2(size)]);
  });
  near(list, word, length < 7 ? 1 : 2, (place, distance, beginning) => {
    typos[distance]?.push([list[place], distance > 1 ? 5 : 7, classes[place]]);
    if (open && length > 4 && beginning === 1) typos[0].push([list[place], 5, classes[place]]);
  });
  // The commonest first, above all those with the same first letter; much rarer ones are left out.
  const value = ([text, , frequency]) => frequency + (text[0] === word[0] ? 6 : 0);
  const best = all => all.sort((a, b) => value(b) - value(a)).filter(each => value(each) > value(all[0]) - 8).slice(0, 5);
  // Only more or fewer letters at the end: the same word, as a rule.
  const forms = endings[1].filter(([text]) => text.startsWith(word) || word.startsWith(text));
  if (forms.length) return [best(forms)];
  const swift = [...endings[1], ...typos[1].filter(([text]) => !endings[1].some(ending => ending[0] === text))];
  if (swift.length) return [best(swift)];
  let split;
  for (let i = 3; i <= length - 3; i++) {
    const parts = [word.slice(0, i), word.slice(i)];
    const places = parts.map(part => seek(list, part));
    const rarest = Math.min(...places.map(place => classes[place]));
    if (parts.every((part, side) => list[places[side]] === part) && !(split?.rarest >= rarest)) split = { parts, rarest };
  }
  if (split) return split.parts.map(text => [[text, 8]]);
  const rest = [typos[0], endings[2], endings[3], typos[2]].find(all => all.length);
  return rest && [best(rest)];
}

// ---- Queries ----

/**
 * What a text asks for, as units `{ list, use, as, groups }` of one or more of its words. A group is a word to be found: it maps shards to terms and their
 * weights, in tenths, so that sums are exact.
 */
class Query {
  units = [];
  #shards = new Map();

  constructor(index, text, prefix) {
    this.index = index;
    this.list = words(text.slice(0, 4000)).slice(0, 32);
    this.text = phrase(this.list);
    const last = this.list.at(-1);
    this.last = prefix && last?.end === text.length && last;
  }

  async #load(texts, beginnings = []) {
    const { shards } = this.index.entry;
    const numbers = new Set([...texts.flatMap(text => span(shards, text)), ...beginnings.flatMap(text => span(shards, text, true))]);
    await Promise.all([...numbers].map(async number =>
      this.#shards.set(number, await this.index.file('base', shards.names, number, bytes => new Shard(bytes)))));
  }

  /** A surface that finds something; with `stops`, any that is known. */
  #know(text, stops) {
    const shard = this.#shards.get(span(this.index.entry.shards, text)[0]);
    const place = shard ? seek(shard.surfaces, text) : -1;
    return shard?.surfaces[place] === text && (stops || shard.terms[place].length) ? shard.surface(place) : null;
  }

  #begin(text) {
    return span(this.index.entry.shards, text, true).flatMap(number => {
      const found = [];
      const shard = this.#shards.get(number);
      for (let i = seek(shard.surfaces, text); shard.surfaces[i]?.startsWith(text); i++) found.push(shard.surface(i));
      return found;
    });
  }

  /** Whether more may follow: the last word is being typed, or a letter of a dense script stands alone, where pairs are what is known. */
  #open(word) {
    return word === this.last && (word.text.length > 1 || word.dense || this.list.length === 1)
      || word.dense && /^\P{M}\p{M}*$/u.test(word.whole);
  }

  #group(unit, use, weighted) {
    const group = new Map();
    for (const [{ shard, text, terms }, weight] of weighted) {
      if (!group.has(shard)) group.set(shard, new Map());
      for (const term of terms) group.get(shard).set(term, Math.max(weight, group.get(shard).get(term) ?? 0));
      unit.as.push(text);
    }
    if (!weighted.length) return;
    unit.use = use;
    unit.groups.push(group);
  }

  #look(unit) {
    const known = this.#know(unit.text);
    // What many products have is what is meant; something rare may be on its way to something else.
    const whole = unit.list.length > 1 || !this.#open(unit.list[0]) || known?.size >= 10 && !unit.list[0].dense;
    const begun = whole ? [] : this.#begin(unit.text)
      .filter(({ text, size }) => size && text !== unit.text).sort((a, b) => b.size - a.size).slice(0, 40).map(surface => [surface, known ? 5 : 8]);
    this.#group(unit, known ? 'known' : 'prefix', known ? [[known, 10], ...begun] : begun);
  }

  async read(check) {
    const { list, units } = this;
    const chains = list.flatMap((word, i) => {
      const found = [];
      for (let n = 1, joined = word.text; n < 4 && list[i + n]?.linked; n++) found.push({ i, size: n + 1, text: joined += list[i + n].text });
      return found;
    });
    await this.#load([...list, ...chains].map(({ text }) => text), list.filter(word => this.#open(word)).map(({ text }) => text));
    check();
    for (let i = 0; i < list.length;) {
      const { size, text } = chains.findLast(chain => chain.i === i && this.#know(chain.text)) ?? { size: 1, text: list[i].text };
      units.push({ list: list.slice(i, i += size), text, use: this.#know(text, true)?.terms.length === 0 ? 'stop' : 'dropped', as: [], groups: [] });
    }
    const stopped = units.every(({ use }) => use === 'stop');
    for (const unit of units) {
      if (stopped) unit.use = 'dropped';
      if (unit.use !== 'stop') this.#look(unit);
    }
    if (units.some(unknown)) await this.#repair(check);
    return this;
  }

  /** Finds out what unknown words may be: joined with a neighbour, with another ending, misspelt, or two in one. */
  async #repair(check) {
    const long = this.units.filter(unit => unknown(unit) && unit.text.length > 3 && !/\d/.test(unit.text));
    const stem = ({ text }) => text.slice(0, Math.max(3, text.length - 3));
    const { entry } = this.index;
    const [store] = await Promise.all([
      long.length && this.index.file('base', entry.words, 0, vocabulary),
      this.#load(this.units.map(({ text }, i) => text + this.units[i + 1]?.text), long.map(stem)),
    ]);
    check();
    this.units = this.units.reduce((done, unit) => {
      const before = done.at(-1);
      const known = before && !before.list[0].dense && !unit.list[0].dense && (unknown(before) || unknown(unit)) && this.#know(before.text + unit.text);
      if (known) {
        Object.assign(before, { list: [...before.list, ...unit.list], as: [], groups: [], fix: known.text });
        this.#group(before, 'changed', [[known, 8]]);
        unit.use = 'changed';
      }
      return known ? done : [...done, unit];
    }, []);
    const guesses = long.filter(unknown).map(unit => [unit, guess(unit.text, unit.list[0] === this.last, this.#begin(stem(unit)), store) ?? []]);
    await this.#load(guesses.flatMap(([, parts]) => parts.flat().map(([text]) => text)));
    check();
    for (const [unit, parts] of guesses) {
      for (const part of parts) {
        this.#group(unit, 'changed', part.map(([text, weight]) => [this.#know(text), weight]).filter(([known]) => known));
      }
      // Another ending is no mistake to speak of.
      if (parts[1]) unit.fix = unit.as.join(' ');
      else if (!unit.as[0]?.startsWith(stem(unit))) unit.fix = unit.as[0];
    }
  }
}

const unknown = ({ use, list }) => use === 'dropped' && !list[0].dense;

/** The numbers of the files in which a text is or, at most three, what begins with it. */
function span({ keys }, text, beginning) {
  const number = end => seek(keys, `${end}\0`) - 1;
  const start = number(text);
  const end = beginning ? Math.min(number(`${text}\uFFFF`), start + 2) : start;
  return keys.length ? Array.from({ length: end - start + 1 }, (_, i) => start + i) : [];
}

/** The `size` ids that stand first, in order; `before(a, b)` tells whether a stands before b. */
function first(ids, size, before) {
  const order = (a, b) => before(a, b) ? -1 : 1;
  // Sorted backwards it is a heap with the last on top.
  const heap = [...ids.subarray(0, size)].sort((a, b) => order(b, a));
  for (const id of ids.subarray(size)) {
    if (!heap.length || !before(id, heap[0])) continue;
    let at = 0;
    for (let next = 1; next < size; next = 2 * at + 1) {
      if (next + 1 < size && before(heap[next], heap[next + 1])) next++;
      if (!before(id, heap[next])) break;
      heap[at] = heap[next];
      at = next;
    }
    heap[at] = id;
  }
  return heap.sort(order);
}

/** What one entry describes. */
class Index {
  #clock = 0;

  constructor(source) {
    const entry = JSON.parse(source);
    if (entry.version !== 1) throw new Error(`version ${entry.version}`);
    this.source = source;
    this.entry = entry;
    // By id; what an older query left is not cleared, but told by its mark.
    this.mark = new Uint32Array(entry.ids);
    this.sum = new Int32Array(entry.ids);
    this.best = new Int32Array(entry.ids);
    this.count = new Uint8Array(entry.ids);
    this.score = new Float64Array(entry.ids);
    this.found = new Uint32Array(entry.ids);
  }

  file(folder, names, number, decode) {
    return keep(`${this.entry[folder]}${names.slice(7 * number, 7 * number + 7)}.bin`, bytes => decode(bytes, this.entry));
  }

  ranks() {
    return this.entry.ranks ? this.file('here', this.entry.ranks, 0, ranksOf) : this.none ??= new Int32Array(this.entry.ids);
  }

  async table() {
    const { facets, columns } = this.entry;
    const bytes = await Promise.all([facets && this.file('base', facets, 0, all => all), columns && this.file('here', columns, 0, all => all)]);
    return this.products ??= tableOf(bytes[0], bytes[1] ?? new Uint8Array(3), this.entry);
  }

  async cards(ids) {
    const blocks = new Map(await Promise.all([...new Set(ids.map(id => id >> 6))].map(async block =>
      [block, await this.file('here', this.entry.cards, block, bytes => new Map(json(bytes).map(row => [row[0], row])))])));
    return ids.map(id => {
      const [, title = '', url = '', image, price = '', before = '', state = '', brand = '', text = ''] = blocks.get(id >> 6).get(id & 63) ?? [];
      return { title, url, image: image ? { url: image[0], width: image[1], height: image[2] } : null, price, before, state, brand, text };
    });
  }

  kind(id) {
    return this.entry.kinds.find(([, start, end]) => id >> 6 >= start && id >> 6 < end)?.[0];
  }

  /** The ids of all documents that have words of a query and pass; `count` and `score` then hold for them. */
  match(units, ranks, passes) {
    const { mark, sum, best, count, score, found } = this;
    const start = this.#clock + 1;
    let size = 0;
    for (const group of units.flatMap(({ groups }) => groups)) {
      const now = ++this.#clock;
      for (const [{ bytes, heads }, terms] of group) {
        for (const [term, weight] of terms) {
          const { impacts, size: number } = heads[term];
          let at = heads[term].ids;
          const lower = impacts + number;
          const step = heads[term].step * weight;
          let id = 0;
          for (let i = 0; i < number; i++) {
            for (let shift = 0, byte = 128; byte > 127; shift += 7) {
              byte = bytes[at++];
              id += (byte & 127) << shift;
            }
            const worth = (bytes[impacts + i] << 4 | bytes[lower + (i >> 1)] >> 4 * (i & 1) & 15) * step;
            if (mark[id] < start) {
              found[size++] = id;
              sum[id] = count[id] = 0;
            }
            if (mark[id] < now) {
              mark[id] = now;
              best[id] = 0;
              count[id]++;
            }
            if (worth > best[id]) {
              sum[id] += worth - best[id];
              best[id] = worth;
            }
          }
        }
      }
    }
    return found.subarray(0, size).filter(id => {
      score[id] = sum[id] / 10 + this.entry.bonus * count[id] + ranks[id];
      return ranks[id] > hidden && passes(id);
    });
  }
}

/** What is asked of products, as `[name, test]`. What the shop does not know is not asked. */
function tests({ facets, amount, flags }, filters) {
  const [from, to] = filters.price ?? [];
  const list = facets.map(({ id, values, of }) => {
    const chosen = values.map(value => !!chosenOf(filters, id)?.includes(value.id));
    return chosen.includes(true) && [id, place => of[place].some(value => chosen[value])];
  });
  return [
    ...list,
    (from ?? to) != null && ['price', place => amount[place] >= (from ?? 0) && amount[place] <= (to ?? Infinity)],
    filters.available && ['available', place => flags[place] & 1],
    filters.sale && ['sale', place => flags[place] & 2],
  ].filter(Boolean);
}

const chosenOf = (filters, id) => Object.hasOwn(filters, id) ? filters[id] : null;

const orders = new Map([
  ['price', ({ amount }) => place => amount[place] < 0 ? -Infinity : -amount[place]],
  ['price-down', ({ amount }) => place => amount[place]],
  ['newest', ({ days }) => place => days[place] ?? 0],
  ['rating', ({ stars }) => place => stars[place]],
]);

// ---- What pages use ----

class Search {
  #address;
  #index;
  #used = new WeakMap();

  constructor(address, index) {
    this.#address = address;
    this.#index = index;
  }

  /** Queries to offer before anything is typed. */
  get popular() {
    return this.#index.entry.popular ?? [];
  }

  /** Gets what every query needs. */
  async prefetch() {
    await this.#index.ranks();
  }

  /** Does `job` with one index from beginning to end; once more where the shop has been published anew in between. */
  async #with(signal, job) {
    const check = () => signal?.throwIfAborted();
    const work = async () => {
      const index = this.#index;
      try {
        return await job(index, check);
      } catch (error) {
        if (!(error instanceof SearchError)) throw error;
        check();
        const next = this.#index === index ? await newest(this.#address) : this.#index;
        if (next.source === index.source) throw error;
        this.#index = next;
        return job(next, check);
      }
    };
    check();
    // Files on their way are not stopped: the next query mostly needs them.
    return Promise.race([work(), new Promise((_, fail) => { signal?.addEventListener('abort', () => fail(signal.reason)); })]);
  }

  /**
   * The documents that fit a text: first `total` that have most of its words, then `more` that have some of them.
   *
   * Options: `limit`, `offset`; `prefix`: whether the last word may be unfinished; `kind`; `filters`: values by facet, `price` as `[from, to]` in minor
   * units or null, `available`, `sale`; `sort`: "price", "price-down", "newest" or "rating", which leave out `more`; `signal`.
   */
  find(text, { limit = 24, offset = 0, prefix = true, kind, filters = {}, sort, signal } = {}) {
    return this.#with(signal, async (index, check) => {
      const sorted = orders.get(sort);
      const [query, ranks, table] = await Promise.all([
        new Query(index, text, prefix).read(check), index.ranks(), (sorted || Object.keys(filters).length) && index.table()]);
      check();
      const { entry, count, score } = index;
      const { units } = query;
      const asked = table ? tests(table, filters) : [];
      const passes = id => (!kind || index.kind(id) === kind)
        && (!sorted && !asked.length || table.places[id] >= 0 && asked.every(([, test]) => test(table.places[id])));
      const pins = sorted ? [] : (new Map(entry.pins).get(query.text) ?? []).filter(id => ranks[id] > hidden && passes(id));
      for (const id of pins) score[id] = 0;
      const matched = index.match(units, ranks, passes);
      const most = matched.reduce((high, id) => Math.max(high, count[id]), 0);
      const rest = matched.filter(id => !pins.includes(id) && (!sorted || count[id] === most));
      const total = pins.length + rest.filter(id => count[id] === most).length;
      const own = sorted?.(table);
      const value = id => own ? own(table.places[id]) : count[id] === most;
      const ids = [...pins, ...first(rest, Math.max(0, offset + limit - pins.length), (a, b) => {
        const [x, y] = [value(a), value(b)];
        return x === y ? score[a] === score[b] ? a < b : score[a] > score[b] : x > y;
      })].slice(offset, offset + limit);
      const hits = ids.map(id => ({ id, kind: index.kind(id), score: score[id] }));
      const cards = await index.cards(ids);
      const found = {
        text,
        total,
        more: pins.length + rest.length - total,
        hits: hits.map((hit, i) => ({ ...hit, card: cards[i] })),
        words: units.flatMap(({ list, use, as }) => list.map(word => ({ text: word.text, start: word.start, end: word.end, use, as }))),
        corrected: units.some(({ fix }) => fix) ? units.reduceRight((whole, { list, fix }) =>
          fix ? whole.slice(0, list[0].start) + fix + whole.slice(list.at(-1).end) : whole, text) : '',
        redirect: new Map(entry.redirects).get(query.text) ?? '',
        pinned: pins.length,
      };
      // Other forms of a word have the same term, and mostly stand in the same shard.
      this.#used.set(found, new Set(units.flatMap(({ groups }) => groups).flatMap(group => [...group]).flatMap(([{ surfaces, terms }, wanted]) =>
        surfaces.filter((_, i) => terms[i].some(term => wanted.has(term))))));
      return found;
    });
  }

  /**
   * How many of the products that fit there are with each value, from which price to which, and how many can be bought or are reduced. Each leaves its
   * own filter out.
   */
  facets(text, { filters = {}, prefix = true, signal } = {}) {
    return this.#with(signal, async (index, check) => {
      const [query, ranks, table] = await Promise.all([new Query(index, text, prefix).read(check), index.ranks(), index.table()]);
      check();
      const { facets, places, amount, flags } = table;
      const asked = tests(table, filters);
      // For each document, the one test it fails; what fails two counts nowhere.
      const failed = [];
      const matched = index.match(query.units, ranks, id => {
        const names = places[id] < 0 ? [0, 0] : asked.filter(([, test]) => !test(places[id]));
        return names.length < 2 && failed.push(names[0]?.[0]);
      });
      const most = matched.reduce((high, id, i) => failed[i] ? high : Math.max(high, index.count[id]), 0);
      const of = name => matched.filter((id, i) => index.count[id] >= most && (!failed[i] || failed[i] === name)).map(id => places[id]);
      const prices = Float64Array.from(of('price'), place => amount[place]).filter(each => each >= 0).sort();
      return {
        facets: facets.map(({ id, name, values, of: column }) => {
          const counts = new Uint32Array(values.length);
          for (const place of of(id)) for (const value of column[place]) counts[value]++;
          const wanted = chosenOf(filters, id) ?? [];
          return {
            id,
            name,
            values: values.flatMap((value, i) => {
              const chosen = wanted.includes(value.id);
              return counts[i] || chosen ? [{ ...value, count: counts[i], chosen }] : [];
            }),
          };
        }).filter(({ values }) => values.length),
        price: prices.length ? { min: prices[0], max: prices.at(-1) } : null,
        available: of('available').filter(place => flags[place] & 1).length,
        sale: of('sale').filter(place => flags[place] & 2).length,
      };
    });
  }

  /** Queries that begin with a text, the most useful first. */
  suggest(text, limit = 8, { signal } = {}) {
    return this.#with(signal, async index => {
      const { suggest } = index.entry;
      const list = words(text);
      if (!list.length) return [];
      const start = phrase(list) + (list.at(-1).end < text.length ? ' ' : '');
      const files = await Promise.all(span(suggest, start, true).map(number => index.file('base', suggest.names, number, bytes =>
        json(bytes).map(([shown, weight]) => ({ shown, weight, phrase: phrase(words(shown)) })))));
      return files.flat().filter(each => each.phrase.startsWith(start)).sort((a, b) => b.weight - a.weight).slice(0, limit)
        .map(({ shown }) => ({ text: shown, kind: 'query' }));
    });
  }

  /** A text as `[part, whether a word of the query is in it]`. */
  highlight(text, found) {
    const used = this.#used.get(found);
    const list = words(text);
    const parts = [];
    let at = 0;
    list.forEach((word, i) => {
      let end = used?.has(word.text) ? word.to : 0;
      for (let n = 1, joined = word.text; n < 4 && list[i + n]?.linked; n++) if (used?.has(joined += list[i + n].text)) end = list[i + n].to;
      if (end <= at) return;
      if (word.from > at) parts.push([text.slice(at, word.from), false]);
      if (word.from < at) parts.at(-1)[0] += text.slice(at, end);
      else parts.push([text.slice(word.from, end), true]);
      at = end;
    });
    return at < text.length ? [...parts, [text.slice(at), false]] : parts;
  }
}

const newest = address => load(address, async answer => new Index(await answer.text()), 'no-cache');

const opened = new Map();

/** The search that the entry at `address` describes; a `SearchError` when there is none. */
export function open(address) {
  if (!opened.has(address)) {
    const search = newest(address).then(index => new Search(address, index));
    opened.set(address, search);
    search.catch(() => opened.delete(address));
  }
  return opened.get(address);
}
