// Ends twenty downloads of a large file after the first bytes, and counts the descriptors on it before and after.
import { mkdtemp, readdir, readlink, truncate, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import http from 'node:http';
import path from 'node:path';
import { makeServer } from './src/server.js';

const root = await mkdtemp(path.join(process.env.TMPDIR ?? '/var/tmp', 'shelf-'));
const file = path.join(root, 'large.bin');
await writeFile(file, '');
await truncate(file, 256 * 1024 * 1024);
const server = makeServer({ root, token: 'team-token', key: 'link-key', log: () => {} });
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const url = `http://127.0.0.1:${server.address().port}`;
const headers = { authorization: 'Bearer team-token' };
const { link } = await (await fetch(`${url}/links?name=large.bin`, { method: 'POST', headers })).json();

async function openCopies() {
  const targets = await Promise.all(
    (await readdir('/proc/self/fd')).map((fd) => readlink(`/proc/self/fd/${fd}`).catch(() => '')),
  );
  return targets.filter((target) => target === file).length;
}

console.log(`before: ${await openCopies()} descriptors`);
for (let round = 0; round < 20; round += 1) {
  const request = http.get(url + link);
  const [answer] = await once(request, 'response');
  await once(answer, 'data');
  request.destroy();
}
await setTimeout(2000);
console.log(`2 s after 20 downloads were broken off: ${await openCopies()} descriptors`);
server.closeAllConnections();
server.close();
process.exit(0);
