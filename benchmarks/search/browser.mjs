// Asks an engine in Chromium and takes its measure.
//
// An engine is a folder with bench.js, a module of four functions: start() loads the engine, cards(text) answers the first ten cards,
// ids(text) all that is found, best first, and facets(text) the counts of facets and the ten cheapest, without cards.

import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { CHROMIUM } from './settings.mjs';
import { SLOW_4G, roundTrips, serve } from './server.mjs';
import { mean, median, quantile } from './scoring.mjs';

const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync'];

/** Opens a browser on an engine's folder; `page()` is a fresh visitor with an empty cache. */
export async function open(folder, modules) {
  const { chromium } = await import(pathToFileURL(join(modules, 'playwright-core/index.mjs')));
  const server = await serve(folder);
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: [...FLAGS, `--ignore-certificate-errors-spki-list=${server.key}`],
  });
  return {
    server,
    async page() {
      const context = await browser.newContext();
      const page = await context.newPage();
      // The page and this benchmark's own few lines are there before the shopper turns to the search.
      await page.goto(`${server.origin}/`);
      await page.evaluate(async () => { window.bench = await import('/bench.js'); });
      return { ask: (name, ...given) => page.evaluate(([name, given]) => window.bench[name](...given), [name, given]), page, close: () => context.close() };
    },
    async close() {
      await browser.close();
      server.close();
    },
  };
}

async function counted(server, action) {
  const [bytes, requests] = [server.bytes(), server.requests.length];
  const began = performance.now();
  const result = await action();
  return { result, took: performance.now() - began, bytes: server.bytes() - bytes, requests: server.requests.slice(requests) };
}

/** The answers to the texts, by text: all ids, or the first ten cards. */
export async function answers(opened, texts, question = 'ids') {
  const page = await opened.page();
  await page.ask('start');
  const found = new Map();
  for (const text of texts) found.set(text, await page.ask(question, text));
  await page.close();
  return found;
}

const spread = numbers => ({ median: median(numbers), p95: quantile(numbers, 0.95), mean: mean(numbers) });

/** Bytes, times and round trips of one engine; `cold` and `slow` are how many queries are asked from nothing, and on a slow link. */
export async function measure(opened, texts, { cold, slow, waits }) {
  const { server } = opened;
  const figures = {};

  const first = [];
  for (const text of texts.slice(0, cold)) {
    const page = await opened.page();
    const asked = await counted(server, async () => {
      await page.ask('start');
      return page.ask('cards', text);
    });
    if (asked.result.length) first.push(asked);
    await page.close();
  }
  figures.firstBytes = spread(first.map(asked => asked.bytes));
  figures.firstRequests = spread(first.map(asked => asked.requests.length));

  const page = await opened.page();
  await page.ask('start');
  const next = [];
  for (const text of texts) next.push(await counted(server, () => page.ask('cards', text)));
  figures.nextBytes = spread(next.slice(1).map(asked => asked.bytes));
  const times = await page.page.evaluate(async asked => {
    const took = [];
    for (const text of asked) {
      // What an engine keeps in memory is its own affair; the query just asked is there.
      await window.bench.cards(text);
      for (let again = 0; again < 3; again++) {
        const began = performance.now();
        await window.bench.cards(text);
        took.push(performance.now() - began);
      }
    }
    return took;
  }, texts);
  figures.cachedTime = spread(times);
  await page.close();

  const choosing = await opened.page();
  await choosing.ask('start');
  await choosing.ask('cards', texts[0]);
  const facets = await counted(server, () => choosing.ask('facets', texts[0]));
  figures.facetBytes = facets.bytes;
  const again = await counted(server, () => choosing.ask('facets', texts[1]));
  figures.facetBytesAgain = again.bytes;
  await choosing.close();

  const coldTimes = [];
  const trips = [];
  const nextTimes = [];
  for (const [place, text] of texts.slice(0, slow).entries()) {
    const page = await opened.page();
    server.speed(SLOW_4G);
    const asked = await counted(server, () => page.page.evaluate(async text => {
      const began = performance.now();
      await window.bench.start();
      const cards = await window.bench.cards(text);
      return { took: performance.now() - began, found: cards.length };
    }, text));
    if (asked.result.found) {
      coldTimes.push(asked.result.took);
      trips.push(roundTrips(asked.requests, SLOW_4G.trip));
    }
    const later = texts.slice((place + 1) * 7 % texts.length).slice(0, waits);
    for (const other of later) {
      nextTimes.push(await page.page.evaluate(async text => {
        const began = performance.now();
        await window.bench.cards(text);
        return performance.now() - began;
      }, other));
    }
    server.speed();
    await page.close();
  }
  figures.slowFirst = spread(coldTimes);
  figures.slowNext = spread(nextTimes);
  // The first trip is the engine's script.
  figures.roundTrips = Math.max(...trips) - 1;
  return figures;
}
