// Ours: the index that Java writes, and the engine that reads it in the browser or, for quality alone, right here.

import { execFile } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { HERE, PROJECT } from './settings.mjs';

export const ENGINE = join(PROJECT, 'generator/src/main/resources/dev/vitrine/search/search.js');

/** A command of a few seconds: the compiler that takes the longest over its code is not worth its time. */
const FLAGS = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'];
export const JAR = join(PROJECT, 'generator/target/vitrine.jar');
const ENTRY = '/data/search.json';

const PAGE = `
let search;
export async function start() {
  const { open } = await import('/search.js');
  search = await open('${ENTRY}');
}
export const cards = async text => (await search.find(text, { limit: 10 })).hits.map(({ card }) => card);
export const ids = async text => (await search.find(text, { limit: 100000 })).hits.map(({ card }) => card.url);
export async function facets(text) {
  const [counts, cheapest] = await Promise.all([search.facets(text), search.find(text, { sort: 'price', limit: 0 })]);
  return { counts, total: cheapest.total };
}
`;

/** Writes the index and its page into a folder; `classpath` is where the generator's classes are. */
export async function buildOurs(documents, about, folder, modules, classpath = JAR) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  // Compiled first: Java's own compiler would otherwise keep the virtual machine busy while the index is made.
  const classes = mkdtempSync(join(tmpdir(), 'index-catalog'));
  await promisify(execFile)('javac', ['-cp', classpath, '-d', classes, join(HERE, 'IndexCatalog.java')]);
  const { stdout } = await promisify(execFile)('java',
      [...FLAGS, '-cp', `${classes}:${classpath}`, 'IndexCatalog', join(about.folder, 'documents.jsonl'), folder]);
  rmSync(classes, { recursive: true, force: true });
  const { seconds, processor } = JSON.parse(stdout.trim().split('\n').at(-1));
  const index = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => join(entry.parentPath ?? entry.path, entry.name).slice(folder.length + 1));
  copyFileSync(ENGINE, join(folder, 'search.js'));
  writeFileSync(join(folder, 'bench.js'), PAGE);
  writeFileSync(join(folder, 'index.html'), '<!DOCTYPE html><title>Ours</title><link rel="icon" href="data:,">\n');
  return { seconds, processor, index, scripts: ['search.js'], ids: new Map(documents.map(({ url, id }) => [url, id])) };
}

export const ready = (classpath = JAR) => existsSync(classpath.split(':')[0]);

/** A fetch that reads a folder, and the least of a response that the engine uses: unpacked at once and kept, since streams take most of the time. */
function readFrom(folder) {
  const unpacked = new Map();
  const unpack = path => {
    if (!unpacked.has(path)) unpacked.set(path, new Uint8Array(gunzipSync(readFileSync(path))));
    return unpacked.get(path);
  };
  globalThis.Response = class {
    constructor(bytes) {
      this.arrayBuffer = async () => bytes;
    }
  };
  globalThis.fetch = async address => {
    const path = join(folder, decodeURIComponent(address));
    if (!existsSync(path)) return { ok: false, status: 404 };
    return { ok: true, text: async () => readFileSync(path, 'utf8'), body: { pipeThrough: () => unpack(path) } };
  };
}

let copies = 0;

/** The engine on an index, in this process: `{ find, ids }`; `ids(text)` answers all ids, best first, and takes its time down. */
export async function openHere(folder, documents, engine = ENGINE) {
  readFrom(folder);
  // A module is loaded once for each address; each index gets an engine with nothing kept.
  const { open } = await import(`${pathToFileURL(engine)}?${copies++}`);
  const search = await open(ENTRY);
  const ids = new Map(documents.map(({ url, id }) => [url, id]));
  return {
    search,
    async ids(text, limit = 100000) {
      return (await search.find(text, { limit })).hits.map(({ card }) => ids.get(card.url));
    },
  };
}
