// What shoppers type that is not what titles say: the list is in probes.json.

import { readFileSync } from 'node:fs';

/** Every probe: { kind, set, text, types: the product types that answer it }. */
export const PROBES = Object.entries(JSON.parse(readFileSync(new URL('probes.json', import.meta.url), 'utf8')).kinds)
    .flatMap(([kind, { set, probes }]) => probes.map(([text, types]) => ({ kind, set, text, types: [types].flat() })));

/** The share of the first ten that is of a right type. Fewer than ten answers lose what is missing. */
export const hitsAt10 = (ids, types, right) => ids.slice(0, 10).filter(id => right.includes(types[id])).length / 10;
