// Reads what the data sets are made of: zip, CSV and lines of JSON. Nothing here knows a data set.

import { readFileSync } from 'node:fs';
import { gunzipSync, inflateRawSync } from 'node:zlib';

/** The files of a zip archive: a Map of name to content. */
export function unzip(file) {
  const bytes = readFileSync(file);
  const found = new Map();
  // The directory stands at the end, behind a note of at most 64 KB.
  let end = bytes.length - 22;
  while (bytes.readUInt32LE(end) !== 0x06054b50) end--;
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const [method, size] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20)];
    const [nameLength, extra, note] = [bytes.readUInt16LE(at + 28), bytes.readUInt16LE(at + 30), bytes.readUInt16LE(at + 32)];
    const start = bytes.readUInt32LE(at + 42);
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    const content = start + 30 + bytes.readUInt16LE(start + 26) + bytes.readUInt16LE(start + 28);
    const packed = bytes.subarray(content, content + size);
    found.set(name, method === 0 ? packed : inflateRawSync(packed));
    at += 46 + nameLength + extra + note;
  }
  return found;
}

/** The rows of a CSV file with a head line, as objects. Quotes may hold separators, line ends and doubled quotes. */
export function readCsv(file, separator = ',') {
  const text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  const rows = [];
  let [row, cell, quoted] = [[], '', false];
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text[at + 1] === '"') cell += text[++at];
      else quoted = false;
    } else if (sign === '"' && cell === '') {
      quoted = true;
    } else if (sign === separator) {
      row.push(cell);
      cell = '';
    } else if (sign === '\n') {
      row.push(cell.replace(/\r$/, ''));
      rows.push(row);
      [row, cell] = [[], ''];
    } else {
      cell += sign;
    }
  }
  if (cell !== '' || row.length) rows.push([...row, cell]);
  const [head, ...body] = rows;
  return body.map(cells => Object.fromEntries(head.map((name, column) => [name, cells[column] ?? ''])));
}

/** Tab separated lines, where a quote is only a quote. */
export function readTsv(file) {
  const [head, ...lines] = readFileSync(file, 'utf8').trimEnd().split(/\r?\n/).map(line => line.split('\t'));
  return lines.map(cells => Object.fromEntries(head.map((name, column) => [name, cells[column] ?? ''])));
}

/** One JSON value a line; a name that ends in .gz is unpacked. */
export function readLines(file) {
  const bytes = readFileSync(file);
  return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').split('\n').filter(Boolean).map(line => JSON.parse(line));
}

const ENTITIES = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** The text of a piece of HTML, on one line. A lone `<`, as in `<= 3`, is no tag. */
export function textOf(html) {
  return html
      .replace(/\\n/g, ' ')
      .replace(/<\/?\s*[a-zA-Z][^<>]*>/g, ' ')
      .replace(/&(?:#(\d+)|#x([0-9a-fA-F]+)|(\w+));/g, (whole, decimal, hex, name) => {
        const code = decimal ? Number(decimal) : hex ? parseInt(hex, 16) : 0;
        if (code > 0 && code <= 0x10ffff) return String.fromCodePoint(code);
        return ENTITIES[name] ?? whole;
      })
      .replace(/\s+/g, ' ')
      .trim();
}
