// The page of results: asks the engine for what stands in the address, and shows what it finds.

const place = document.querySelector('[data-script]');
const told = place.querySelector('[data-told]');
const list = place.querySelector('[data-hits]');
const model = document.querySelector('template');
const text = (new URLSearchParams(location.search).get('q') ?? '').slice(0, 256).trim();

/** Words into an element, those of the query marked. */
function mark(element, words, search, found) {
  for (const [part, hit] of search.highlight(words, found)) {
    const node = hit ? document.createElement('mark') : document.createTextNode(part);
    if (hit) node.textContent = part;
    element.append(node);
  }
}

async function show() {
  document.querySelector('#find').value = text;
  if (!text) return;
  const { open } = await import(place.dataset.script);
  const search = await open(place.dataset.index);
  const found = await search.find(text, { limit: 30 });
  const all = found.total + found.more;
  const { none, one, many } = place.dataset;
  // The number in the sentence is a 2, as the theme's words have no place for one.
  told.textContent = all === 0 ? none.replace('%text%', () => text) : all === 1 ? one : many.replace('2', all);
  for (const { card } of found.hits) {
    const entry = model.content.cloneNode(true);
    const link = entry.querySelector('a');
    link.href = card.url;
    mark(link, card.title, search, found);
    mark(entry.querySelector('p'), card.text ?? '', search, found);
    list.append(entry);
  }
}

show().catch(() => { told.textContent = place.dataset.failed; });
