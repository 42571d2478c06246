// Addresses of carts: the provider's, and our own that can be passed on. Pure: texts in, texts out.

/** How a SKU is written in an address. */
function token(sku) {
  if (/^[A-Za-z0-9._-]+$/.test(sku)) return sku;
  const bytes = String.fromCharCode(...new TextEncoder().encode(sku));
  return '~' + btoa(bytes).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** The SKU behind a token; null when it is none. */
function sku(text) {
  if (/^[A-Za-z0-9._-]+$/.test(text)) return text;
  if (!/^~[A-Za-z0-9_-]+$/.test(text)) return null;
  try {
    const bytes = atob(text.slice(1).replaceAll('-', '+').replaceAll('_', '/'));
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Uint8Array.from(bytes, c => c.charCodeAt(0)));
  } catch {
    return null;
  }
}

/** `SKU:QTY,SKU:QTY` of `[{ sku, qty }]`. */
export const encodeItems = lines => lines.map(line => `${token(line.sku)}:${line.qty}`).join(',');

/** The lines behind `SKU:QTY,SKU:QTY`; what is none is left out, what is named twice is added up. */
export function decodeItems(text) {
  const lines = new Map();
  for (const part of text.split(',')) {
    const found = /^([^:]+):([1-9]\d{0,5})$/.exec(part);
    const name = found && sku(found[1]);
    if (name) lines.set(name, (lines.get(name) ?? 0) + Number(found[2]));
  }
  return [...lines].map(([name, qty]) => ({ sku: name, qty }));
}

/** The one address that pays all `lines` (`[{ line, qty }]`), by the recipe of the storefront. */
export function checkoutUrl(recipe, lines, coupon = '') {
  const body = lines
      .map(({ line, qty }, index) => line.replaceAll('{n}', index === 0 ? '' : `${index + 1}:`).replaceAll('{qty}', qty))
      .join(recipe.separator);
  const url = recipe.before + (recipe.encoding === 'component' ? encodeURIComponent(body) : body) + recipe.after;
  return withCoupon(recipe, url, coupon);
}

export function withCoupon(recipe, url, coupon) {
  if (!coupon || !recipe.coupon) return url;
  return `${url}${url.includes('?') ? '&' : '?'}${recipe.coupon}=${encodeURIComponent(coupon)}`;
}

/** The prepared link that pays exactly these lines (`[{ sku, qty }]`), if there is one. */
export function bundleUrl(recipe, lines) {
  const same = bundle => {
    const entries = Object.entries(bundle.items);
    return entries.length === lines.length
      && lines.every(line => Object.hasOwn(bundle.items, line.sku) && bundle.items[line.sku] === line.qty);
  };
  return recipe.bundles?.find(same)?.url;
}
