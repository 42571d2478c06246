// Serves a built storefront as a good host would: by HTTP/2, compressed, with lasting caches for what has a hash in its name.

import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { createSecureServer } from 'node:http2';
import { tmpdir } from 'node:os';
import { extname, join, normalize, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.xml': 'application/xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.jpg': 'image/jpeg',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.woff2': 'font/woff2',
};
const COMPRESSED = new Set(['.html', '.css', '.js', '.json', '.webmanifest', '.xml', '.txt', '.svg']);

/** A page of one sentence: what it takes is what this machine takes for nothing. */
export const FLOOR = '/.floor/';
const FLOOR_PAGE = '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">'
    + '<meta name="viewport" content="width=device-width, initial-scale=1"><title>Nothing</title>'
    + '<meta name="description" content="A page of one sentence."><link rel="icon" href="data:,"></head>'
    + '<body><main><h1>Nothing</h1></main></body></html>';

const encoders = {
  br: content => promisify(brotliCompress)(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  gzip: content => promisify(gzip)(content, { level: 9 }),
};

async function find(folder, path) {
  const file = normalize(join(folder, path));
  if (file !== folder && !file.startsWith(folder + sep)) return undefined;
  const found = await stat(file).catch(() => undefined);
  if (found?.isDirectory()) return path.endsWith('/') ? find(folder, path + 'index.html') : undefined;
  return found ? file : undefined;
}

/** A certificate for this run only. Browsers speak HTTP/2 by TLS alone. */
async function certificate() {
  const folder = await mkdtemp(join(tmpdir(), 'certificate-'));
  try {
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
    await promisify(execFile)('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1',
      '-nodes', '-days', '2', '-subj', '/CN=localhost', '-keyout', key, '-out', cert]);
    return { key: await readFile(key), cert: await readFile(cert) };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Starts the server on a free port of this machine; `close()` ends it. */
export async function serve(folder) {
  const ready = new Map();

  async function answer(file, encoding) {
    const key = `${encoding} ${file}`;
    if (!ready.has(key)) {
      const content = await readFile(file);
      ready.set(key, encoding ? await encoders[encoding](content) : content);
    }
    return ready.get(key);
  }

  const server = createSecureServer({ ...await certificate(), allowHTTP1: true }, async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'https://localhost').pathname);
    if (path === FLOOR) {
      response.writeHead(200, { 'content-type': TYPES['.html'] });
      response.end(FLOOR_PAGE);
      return;
    }
    const file = await find(folder, path);
    const shown = file ?? join(folder, '404.html');
    const type = extname(shown);
    const accepted = request.headers['accept-encoding'] ?? '';
    const encoding = COMPRESSED.has(type) ? ['br', 'gzip'].find(name => accepted.includes(name)) ?? '' : '';
    const content = await answer(shown, encoding);
    response.writeHead(file ? 200 : 404, {
      'content-type': TYPES[type] ?? 'application/octet-stream',
      'content-length': content.length,
      'cache-control': /^\/(assets|media)\//.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
      vary: 'accept-encoding',
      ...(encoding ? { 'content-encoding': encoding } : {}),
    });
    response.end(request.method === 'HEAD' ? undefined : content);
  });
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  return { origin: `https://127.0.0.1:${server.address().port}`, close: () => server.close() };
}
