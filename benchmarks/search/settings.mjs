// Where things are, and the options all programs here share.

import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

export const HERE = fileURLToPath(new URL('.', import.meta.url));
export const PROJECT = resolve(HERE, '../..');
export const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';

const SHARED = {
  data: { type: 'string', default: join(PROJECT, '../shared/data') },
  // Outside of the project: what is made of others' data does not belong into it.
  work: { type: 'string', default: join(tmpdir(), 'vitrine-search-benchmark') },
  set: { type: 'string', multiple: true, default: [] },
};

/** The options given on the command line; `data` and `work` are absolute. */
export function folders(more = {}) {
  const { values } = parseArgs({ options: { ...SHARED, ...more } });
  return { ...values, sets: values.set, data: resolve(values.data), work: resolve(values.work) };
}
