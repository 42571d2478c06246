// Viewer request. Runtime cloudfront-js-2.0; connect a KeyValueStore that was filled from redirects.json.
import cf from 'cloudfront';

const wild = [["/blog/","308 https://letters.example/:splat"]];

function answer(value, rest) {
  const status = Number(value.slice(0, 3));
  const to = value.slice(4).replace(':splat', rest);
  const names = { 301: 'Moved Permanently', 302: 'Found', 307: 'Temporary Redirect', 308: 'Permanent Redirect', 410: 'Gone' };
  const response = { statusCode: status, statusDescription: names[status] };
  if (to) response.headers = { location: { value: to } };
  return response;
}

async function handler(event) {
  const request = event.request;
  const uri = request.uri;
  try {
    return answer(await cf.kvs().get(uri), '');
  } catch (missing) {
    // No redirect of this address.
  }
  for (const rule of wild) {
    if (uri.startsWith(rule[0])) return answer(rule[1], uri.slice(rule[0].length));
  }
  if (uri.endsWith('/')) request.uri = uri + 'index.html';
  else if (!uri.slice(uri.lastIndexOf('/')).includes('.')) return answer('301 ' + uri + '/', '');
  return request;
}
