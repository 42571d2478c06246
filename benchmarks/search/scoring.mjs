// How good an order of answers is.

const discounted = gains => gains.slice(0, 10).reduce((sum, gain, place) => sum + gain / Math.log2(place + 2), 0);

const ndcg = (ids, judged, best) => discounted(ids.map(id => judged[id] ?? 0)) / best;

const mean = numbers => numbers.length ? numbers.reduce((sum, one) => sum + one, 0) / numbers.length : 0;

/**
 * Scores answers to judged queries; `answers` maps a query's text to all ids, best first.
 *
 * `raw` takes what was not judged for wrong; `condensed` leaves it out before the first ten are taken. `grades` says that the judgments
 * are a short pool of grades 0 to 3, where only queries with different grades can tell a good order from a bad one: `condensed` counts
 * only those, and `shunned` is the share of queries with nothing but wrong products whose first page shows none of these.
 */
export function judge(queries, answers, grades) {
  const figures = { raw: [], condensed: [], shunned: [], without: 0, each: new Map() };
  for (const { text, judged } of queries) {
    const ids = answers.get(text) ?? [];
    if (!ids.length) figures.without++;
    const gains = Object.values(judged).sort((a, b) => b - a);
    if (gains[0] === 0) {
      figures.shunned.push(ids.slice(0, 10).some(id => id in judged) ? 0 : 1);
      continue;
    }
    const best = discounted(gains);
    const raw = ndcg(ids, judged, best);
    const condensed = ndcg(ids.filter(id => id in judged), judged, best);
    figures.raw.push(raw);
    if (!grades || gains[0] !== gains.at(-1)) figures.condensed.push(condensed);
    figures.each.set(text, { raw, condensed });
  }
  return {
    raw: mean(figures.raw),
    condensed: mean(figures.condensed),
    ...(figures.shunned.length && { shunned: mean(figures.shunned) }),
    without: figures.without / queries.length,
    queries: queries.length,
    each: figures.each,
  };
}

/** The share of the first ten two engines have in common, on average over the queries both answer. */
export function overlap(queries, some, others) {
  const shares = [];
  for (const { text } of queries) {
    const [a, b] = [some, others].map(answers => (answers.get(text) ?? []).slice(0, 10));
    if (a.length && b.length) shares.push(a.filter(id => b.includes(id)).length / Math.max(a.length, b.length));
  }
  return mean(shares);
}

/** Known items: the share of queries, by kind, that find one of the wanted products among the first ten, and the mean reciprocal rank. */
export function known(queries, answers) {
  const kinds = new Map();
  for (const { text, wanted, kind } of queries) {
    const place = (answers.get(text) ?? []).slice(0, 10).findIndex(id => wanted.includes(id));
    for (const name of ['all', kind]) {
      if (!kinds.has(name)) kinds.set(name, { found: [], reciprocal: [] });
      kinds.get(name).found.push(place < 0 ? 0 : 1);
      kinds.get(name).reciprocal.push(place < 0 ? 0 : 1 / (place + 1));
    }
  }
  return Object.fromEntries([...kinds].map(([kind, { found, reciprocal }]) =>
      [kind, { hit10: mean(found), mrr10: mean(reciprocal), queries: found.length }]));
}

/** The value below which the share of the numbers lies. */
export function quantile(numbers, share) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted.length ? sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] : NaN;
}

export const median = numbers => quantile(numbers, 0.5);

export { mean };
