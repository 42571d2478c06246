// Installs the service worker, and says so where a page is not as fresh as it looks.

/** Says that the page is one that was kept, so that its prices are known to be old. */
function mark() {
  const { stale } = document.body.dataset;
  // The page shown instead of others has no prices.
  if (!stale || document.querySelector('[data-visited]') || document.documentElement.hasAttribute('data-stale')) return;
  document.documentElement.setAttribute('data-stale', '');
  const note = document.createElement('p');
  note.className = 'stale';
  note.setAttribute('role', 'status');
  document.querySelector('main').prepend(note);
  note.textContent = stale;
}

async function start(container) {
  const fresh = !container.controller;
  const registration = await container.register('/service-worker.js', { updateViaCache: 'none' });
  if (!fresh) return;
  await container.ready;
  registration.active.postMessage({
    type: 'visited',
    page: location.href,
    pictures: [...document.images].filter(image => image.complete && image.naturalWidth).map(image => image.currentSrc),
  });
}

const container = isSecureContext ? navigator.serviceWorker : undefined;
if (container) {
  container.addEventListener('message', event => {
    if (event.data?.type === 'kept') mark();
  });
  container.startMessages();
  container.controller?.postMessage({ type: 'kept?' });
  // Without a connection there is nothing to install; the page came from some cache.
  if (navigator.onLine) start(container).catch(() => {});
  else mark();
}
