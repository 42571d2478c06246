// Lines of goods, in the cart and in inquiries.

/** Puts what the shop says of an item into the line. */
export function fillLine(node, sku, item) {
  const slots = name => node.querySelectorAll(`[data-slot="${name}"]`);
  const text = (name, value) => slots(name).forEach(slot => { slot.textContent = value; });
  const title = item?.title ?? sku;
  text('title', title);
  text('name', `: ${title}${item?.variant ? ` – ${item.variant}` : ''}`);
  text('variant', item?.variant ?? '');
  const picture = node.querySelector('img');
  if (item?.image) picture.src = item.image;
  else picture.removeAttribute('src');
  for (const link of node.querySelectorAll('[data-slot="title"], [data-slot="picture"]')) {
    if (item) link.href = item.url;
    else link.removeAttribute('href');
  }
}

export const nameOf = (sku, item) => item ? [item.title, item.variant].filter(Boolean).join(', ') : sku;

/** The quantity nearest to the wanted one that may be ordered. */
export function fitting(qty, { minimum = 1, step = 1, maximum = 0 }) {
  let fit = Math.max(qty, minimum);
  const over = (fit - minimum) % step;
  if (over > 0) fit += step - over;
  if (maximum > 0 && fit > maximum) fit = maximum - (maximum - minimum) % step;
  return fit;
}

/** A dialog that closes by its button, by Escape and by a click beside it. */
export function dialogOf(className, label, ...content) {
  const dialog = document.createElement('dialog');
  dialog.className = className;
  if (label.startsWith('#')) dialog.setAttribute('aria-labelledby', label.slice(1));
  else dialog.setAttribute('aria-label', label);
  dialog.append(...content);
  dialog.addEventListener('click', event => {
    if (event.target === dialog || event.target.closest('[data-close-dialog]')) dialog.close();
  });
  document.body.append(dialog);
  return dialog;
}
