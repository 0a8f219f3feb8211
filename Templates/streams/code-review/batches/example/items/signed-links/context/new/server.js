import { createServer } from 'node:http';
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { signLink, verifyLink } from './links.js';

const LINK_LIFETIME = 24 * 60 * 60 * 1000;

/**
 * The HTTP side of a shelf.
 *
 * `root` is an absolute path without a closing slash; every file of the team lies below it, and other teams' shelves
 * lie beside it. `token` is what the team's members send as a bearer token; `key` signs
 * download links, which need no token.
 */
export function makeServer({ root, token, key, log = console.error }) {
  return createServer((request, response) => {
    route(request, response, { root, token, key }).catch((error) => {
      log(error);
      if (!response.headersSent) send(response, 500, { error: 'internal error' });
    });
  });
}

async function route(request, response, { root, token, key }) {
  const url = new URL(request.url, 'http://shelf.invalid');
  if (request.method === 'GET' && url.pathname === '/health') return send(response, 200, { ok: true });
  if (request.method === 'GET' && url.pathname === '/download') {
    if (!verifyLink(url.searchParams, key, Date.now())) return send(response, 403, { error: 'link not valid' });
    return download(response, root, url.searchParams.get('name'));
  }
  if (request.headers.authorization !== `Bearer ${token}`) return send(response, 401, { error: 'token needed' });
  if (request.method === 'GET' && url.pathname === '/files') {
    const entries = await readdir(root, { withFileTypes: true });
    const names = entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
    return send(response, 200, { files: names.sort() });
  }
  if (request.method === 'POST' && url.pathname === '/links') {
    const name = url.searchParams.get('name');
    if (!name) return send(response, 400, { error: 'name needed' });
    return send(response, 201, { link: signLink(name, Date.now() + LINK_LIFETIME, key) });
  }
  return send(response, 404, { error: 'no such page' });
}

async function download(response, root, name) {
  const file = path.join(root, name);
  if (!file.startsWith(root)) return send(response, 403, { error: 'link not valid' });
  const fileInfo = await stat(file);
  response.writeHead(200, {
    'content-type': 'application/octet-stream',
    'content-length': fileInfo.size,
    'content-disposition': `attachment; filename="${path.basename(name)}"`,
  });
  createReadStream(file).pipe(response);
}

function send(response, status, body) {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(`${JSON.stringify(body)}\n`);
}
