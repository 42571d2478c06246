// Numbers in texts: the page has a sample for each plural, scripts put the number in.

const samples = [0, 1, 2, 3, 11, 100];

/** The text of `node` for a number: one of its samples, by the language's plurals, with its digits put in. */
export function plural(node, number) {
  const rules = new Intl.PluralRules(document.documentElement.lang);
  const exact = node.dataset[`n${number}`];
  if (exact !== undefined) return exact;
  const like = samples.findLast(sample => sample > 2 && rules.select(sample) === rules.select(number)) ?? 100;
  const text = node.dataset[`n${like}`];
  const written = /\p{Nd}+/u.exec(text)?.[0];
  if (!written) return text;
  const zero = written.codePointAt(0) - Number(String(like)[0]);
  return text.replace(written, String(number).replace(/\d/g, digit => String.fromCodePoint(zero + Number(digit))));
}
