// Serves folders as a good host would: HTTP/2, text compressed beforehand. Between it and the browser lies a link that counts every byte
// and can be made as slow as a phone's.

import { execFile } from 'node:child_process';
import { X509Certificate, createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { createSecureServer } from 'node:http2';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, normalize, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
};
const LARGE = 2_000_000;
/** A phone on a slow fourth generation network. */
export const SLOW_4G = { trip: 150, rate: 1_600_000 };
const FAST = { trip: 0, rate: Infinity };

/** Brotli as for files that are compressed once and served often; the best level takes minutes for megabytes and saves 2 %. */
export const brotli = content => promisify(brotliCompress)(content, {
  params: {
    [constants.BROTLI_PARAM_QUALITY]: content.length > LARGE ? 9 : 11,
    [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
  },
});

/** A certificate for this run only: browsers speak HTTP/2 by TLS alone. */
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

/** One direction of a connection: bytes leave in the order they came, each when its time has come. */
class Lane {
  constructor(socket) {
    this.socket = socket;
    this.waiting = [];
    this.last = 0;
  }

  send(data, due) {
    this.last = Math.max(this.last, due);
    this.waiting.push({ data, due: this.last });
    if (this.waiting.length === 1) this.next();
  }

  next() {
    while (this.waiting.length && this.waiting[0].due <= performance.now()) {
      if (this.socket.writable) this.socket.write(this.waiting[0].data);
      this.waiting.shift();
    }
    if (this.waiting.length) setTimeout(() => this.next(), this.waiting[0].due - performance.now());
  }
}

/** Hands bytes on after the way takes its time: half a round trip, and at the rate the link has for all connections together. */
class Link {
  constructor(port) {
    this.speed = FAST;
    this.free = 0;
    this.bytes = 0;
    this.sockets = new Set();
    this.server = createServer(browser => {
      const host = connect(port, '127.0.0.1');
      for (const socket of [browser, host]) {
        this.sockets.add(socket);
        socket.setNoDelay(true);
        socket.on('error', () => socket.destroy());
        socket.on('close', () => {
          this.sockets.delete(socket);
          browser.destroy();
          host.destroy();
        });
      }
      const [up, down] = [new Lane(host), new Lane(browser)];
      browser.on('data', data => up.send(data, performance.now() + this.speed.trip / 2));
      host.on('data', data => {
        this.bytes += data.length;
        // In pieces, so that a long answer does not hold up a short one of another connection more than it would.
        for (let at = 0; at < data.length; at += 4096) {
          const piece = data.subarray(at, at + 4096);
          this.free = Math.max(this.free, performance.now()) + piece.length * 8000 / this.speed.rate;
          down.send(piece, this.free + this.speed.trip / 2);
        }
      });
    });
  }
}

/**
 * Starts a server of a folder: `origin`, `key` (what a browser has to trust), `requests` (what was asked: path, bytes, when),
 * `bytes()` on the wire so far, `speed()` to slow the link down, `close()`.
 */
export async function serve(folder) {
  const ready = new Map();
  const requests = [];

  function content(file) {
    if (!ready.has(file)) {
      ready.set(file, readFile(file).then(raw => extname(file) in TYPES ? brotli(raw) : raw));
    }
    return ready.get(file);
  }

  async function find(path) {
    const file = normalize(join(folder, path.endsWith('/') ? path + 'index.html' : path));
    return file.startsWith(folder + sep) && (await stat(file).catch(() => undefined))?.isFile() ? file : undefined;
  }

  const secret = await certificate();
  const server = createSecureServer({ ...secret, allowHTTP1: true }, async (request, response) => {
    const arrived = performance.now();
    const path = decodeURIComponent(new URL(request.url, 'https://localhost').pathname);
    const file = await find(path);
    const type = file && TYPES[extname(file)];
    const body = file ? await content(file) : Buffer.from('not here');
    response.writeHead(file ? 200 : 404, {
      'content-type': type ?? 'application/octet-stream',
      'content-length': body.length,
      'cache-control': /\.(html|json)$/.test(path) ? 'no-cache' : 'public, max-age=31536000, immutable',
      ...(type ? { 'content-encoding': 'br', vary: 'accept-encoding' } : {}),
      // Alone with its origin, a page may look at a clock of microseconds.
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
      'cross-origin-resource-policy': 'same-origin',
    });
    const asked = { path, bytes: body.length, arrived, left: Infinity };
    requests.push(asked);
    response.end(body, () => { asked.left = performance.now(); });
  });
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  const link = new Link(server.address().port);
  await new Promise(resolve => link.server.listen(0, '127.0.0.1', resolve));
  const spki = new X509Certificate(secret.cert).publicKey.export({ type: 'spki', format: 'der' });
  return {
    origin: `https://127.0.0.1:${link.server.address().port}`,
    key: createHash('sha256').update(spki).digest('base64'),
    requests,
    bytes: () => link.bytes,
    speed: speed => { link.speed = speed ?? FAST; },
    warm: async path => { await content(await find(path)); },
    close: () => {
      for (const socket of link.sockets) socket.destroy();
      link.server.close();
      server.close();
    },
  };
}

/**
 * How many of the requests had to wait for one another, one after the other: the longest row in which each came a full round trip after
 * the one before had been answered. Only on a slow link can that be told.
 */
export function roundTrips(requests, trip) {
  const rows = [];
  const sorted = [...requests].sort((a, b) => a.arrived - b.arrived);
  sorted.forEach((request, place) => {
    rows[place] = 1 + Math.max(0, ...sorted.slice(0, place).map((earlier, index) =>
        request.arrived - earlier.left > trip * 0.9 ? rows[index] : 0));
  });
  return Math.max(0, ...rows);
}
