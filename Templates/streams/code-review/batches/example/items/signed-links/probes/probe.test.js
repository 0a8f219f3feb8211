// What the review tried against the change; none of it is part of the change.
import test from 'node:test';
import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { asMember, startShelf } from './shelf.js';

const key = 'link-key';

async function linkTo(url, name) {
  const made = await fetch(`${url}/links?name=${encodeURIComponent(name)}`, { method: 'POST', ...asMember });
  return url + (await made.json()).link;
}

test('probe: a later expiry needs a new signature', async (t) => {
  const { url } = await startShelf(t, { 'a.txt': 'hello' }, { key });
  const link = (await linkTo(url, 'a.txt')).replace(/expires=\d+/, 'expires=99999999999999');
  assert.equal((await fetch(link)).status, 403);
});

test('probe: the shelf next door stays closed', async (t) => {
  const { root, url } = await startShelf(t, {}, { key });
  await mkdir(`${root}-legal`);
  await writeFile(`${root}-legal/offer.txt`, 'not yours');
  assert.equal((await fetch(await linkTo(url, '../acme-legal/offer.txt'))).status, 403);
});

test('probe: a file that is gone is not found', async (t) => {
  const { url } = await startShelf(t, {}, { key });
  assert.equal((await fetch(await linkTo(url, 'gone.txt'))).status, 404);
});

test('probe: no query at all is an invalid link', async (t) => {
  const { url } = await startShelf(t, {}, { key });
  assert.equal((await fetch(`${url}/download`)).status, 403);
});

test('probe: a name may hold any character', async (t) => {
  const { url } = await startShelf(t, { 'Plan – "final".txt': 'hello' }, { key });
  const answer = await fetch(await linkTo(url, 'Plan – "final".txt'));
  assert.equal(answer.status, 200);
  const [, encoded] = /filename\*=UTF-8''(\S+)$/.exec(answer.headers.get('content-disposition'));
  assert.equal(decodeURIComponent(encoded), 'Plan – "final".txt');
});
