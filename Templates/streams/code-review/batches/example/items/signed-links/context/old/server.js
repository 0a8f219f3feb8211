import { createServer } from 'node:http';
import { readdir } from 'node:fs/promises';

/**
 * The HTTP side of a shelf.
 *
 * `root` is an absolute path without a closing slash; every file of the team lies below it, and other teams' shelves
 * lie beside it. `token` is what the team's members send as a bearer token.
 */
export function makeServer({ root, token, log = console.error }) {
  return createServer((request, response) => {
    route(request, response, { root, token }).catch((error) => {
      log(error);
      if (!response.headersSent) send(response, 500, { error: 'internal error' });
    });
  });
}

async function route(request, response, { root, token }) {
  const url = new URL(request.url, 'http://shelf.invalid');
  if (request.method === 'GET' && url.pathname === '/health') return send(response, 200, { ok: true });
  if (request.headers.authorization !== `Bearer ${token}`) return send(response, 401, { error: 'token needed' });
  if (request.method === 'GET' && url.pathname === '/files') {
    const entries = await readdir(root, { withFileTypes: true });
    const names = entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
    return send(response, 200, { files: names.sort() });
  }
  return send(response, 404, { error: 'no such page' });
}

function send(response, status, body) {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(`${JSON.stringify(body)}\n`);
}
