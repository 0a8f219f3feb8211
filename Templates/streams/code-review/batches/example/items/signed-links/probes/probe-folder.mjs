// Asks for a link to a folder, as any member may, and then for the health page.
import { mkdtemp, mkdir } from 'node:fs/promises';
import { once } from 'node:events';
import path from 'node:path';
import { makeServer } from './src/server.js';

const root = await mkdtemp(path.join(process.env.TMPDIR ?? '/var/tmp', 'shelf-'));
await mkdir(path.join(root, 'reports'));
const server = makeServer({ root, token: 'team-token', key: 'link-key' });
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const url = `http://127.0.0.1:${server.address().port}`;
const headers = { authorization: 'Bearer team-token' };
const { link } = await (await fetch(`${url}/links?name=reports`, { method: 'POST', headers })).json();
const answer = await fetch(url + link);
console.log(`the link to the folder answers ${answer.status}`);
await answer.arrayBuffer().catch((error) => console.log(`its body breaks off: ${error.message}`));
console.log(`health answers ${(await fetch(`${url}/health`)).status}`);
server.closeAllConnections();
server.close();
