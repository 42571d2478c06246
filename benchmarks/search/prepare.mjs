// Turns the data sets into neutral documents and queries.
//
//   node prepare.mjs [--data <folder>] [--work <folder>] [--set <name>]…
//
// Writes <work>/<set>/documents.jsonl, queries.jsonl, about.json and, for made-up shops, types.json.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { folders } from './settings.mjs';
import { SETS, readSet } from './sets.mjs';

const lines = values => values.map(value => JSON.stringify(value) + '\n').join('');

/** Prepares the named sets, says what it did, and returns what is there: a Map of name to facts. */
export function prepare({ data, work, sets }, say = console.error) {
  const ready = new Map();
  for (const name of sets.length ? sets : SETS.keys()) {
    if (!SETS.has(name)) throw new Error(`no set is called ${name}; there are ${[...SETS.keys()].join(', ')}`);
    const set = readSet(name, data);
    if (!set) {
      say(`${name}: left out, its data is not in ${join(data, SETS.get(name).folder)}`);
      continue;
    }
    const folder = join(work, name);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'documents.jsonl'), lines(set.documents));
    writeFileSync(join(folder, 'queries.jsonl'), lines(set.queries ?? []));
    writeFileSync(join(folder, 'about.json'), JSON.stringify(set.about, null, 2) + '\n');
    if (set.types) writeFileSync(join(folder, 'types.json'), JSON.stringify(set.types) + '\n');
    const untitled = set.documents.filter(document => !document.title).length;
    say(`${name}: ${set.documents.length} documents, ${set.queries?.length ?? 0} queries${untitled ? `, ${untitled} without a title` : ''}`);
    ready.set(name, { ...set.about, folder });
  }
  return ready;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const ready = prepare(folders());
  if (!ready.size) console.error('Nothing to prepare: no data set is there.');
}
