import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import os from 'node:os';
import path from 'node:path';
import { makeServer } from '../src/server.js';

/** Starts a server on a shelf with the given files and stops it when the test ends. */
export async function startShelf(t, files, options = {}) {
  const home = await mkdtemp(path.join(os.tmpdir(), 'shelf-'));
  const root = path.join(home, 'acme');
  await mkdir(root);
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(root, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  const server = makeServer({ root, token: 'team-token', log: () => {}, ...options });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(async () => {
    server.closeAllConnections();
    server.close();
    await rm(home, { recursive: true });
  });
  return { root, url: `http://127.0.0.1:${server.address().port}` };
}

export const asMember = { headers: { authorization: 'Bearer team-token' } };
