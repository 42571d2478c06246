// Pictures enlarged, and pages read without leaving.

import { dialogOf } from './lines.js';

const button = (label, className) => {
  const node = document.createElement('button');
  node.type = 'button';
  node.className = className;
  node.dataset.closeDialog = '';
  node.innerHTML = '<svg class="icon" viewBox="0 0 24 24" width="20" height="20" aria-hidden="true"><path d="m5 5 14 14M19 5 5 19"/></svg>';
  const name = document.createElement('span');
  name.className = 'vh';
  name.textContent = label;
  node.append(name);
  return node;
};

export const closeButton = className => button(document.body.dataset.close, className);

/** Shows all pictures as large as the screen, beginning with one; `closed` hears which one was last in view. */
export function zoom(pictures, start, closed) {
  const list = document.createElement('ul');
  list.className = 'plain zoom-list';
  for (const picture of pictures) {
    const item = document.createElement('li');
    const image = picture.querySelector('img').cloneNode();
    image.loading = 'eager';
    item.append(image);
    list.append(item);
  }
  list.tabIndex = 0;
  const dialog = dialogOf('zoom', document.querySelector('.gallery-stage').getAttribute('aria-label'), list, closeButton('zoom-close button-plain'));
  const shown = () => Math.round(Math.abs(list.scrollLeft) / list.clientWidth);
  let last = start;
  list.addEventListener('scroll', () => { last = shown(); }, { passive: true });
  dialog.addEventListener('close', () => {
    closed(last);
    dialog.remove();
  });
  dialog.showModal();
  list.children[start].scrollIntoView({ behavior: 'instant', inline: 'start' });
  list.focus();
}

/** Reads the text of the page a link leads to in a dialog; when that fails, goes there. */
export async function page(link) {
  try {
    const answer = await fetch(link.href);
    if (!answer.ok) throw new Error(`${answer.status}`);
    const source = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const text = document.importNode(source.querySelector('[data-text]'), true);
    for (const node of text.querySelectorAll('[id]')) node.removeAttribute('id');
    const title = document.createElement('h2');
    title.id = 'shop-dialog-title';
    title.textContent = source.querySelector('h1').textContent;
    const head = document.createElement('div');
    head.className = 'dialog-head';
    head.append(title, closeButton('button-plain'));
    const dialog = dialogOf('dialog dialog-text', '#shop-dialog-title', head, text);
    dialog.addEventListener('close', () => dialog.remove());
    dialog.showModal();
  } catch {
    location.assign(link.href);
  }
}
