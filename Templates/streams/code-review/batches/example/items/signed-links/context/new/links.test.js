import test from 'node:test';
import assert from 'node:assert/strict';
import { signLink, verifyLink } from '../src/links.js';
import { asMember, startShelf } from './shelf.js';

const key = 'link-key';

test('a signed link verifies', () => {
  const link = signLink('a.txt', Date.now() + 1000, key);
  assert.equal(verifyLink(new URL(link, 'http://shelf.invalid').searchParams, key, Date.now()), true);
});

test('a link downloads its file', async (t) => {
  const { url } = await startShelf(t, { 'a.txt': 'hello' }, { key });
  const made = await fetch(`${url}/links?name=a.txt`, { method: 'POST', ...asMember });
  const { link } = await made.json();
  const answer = await fetch(url + link);
  assert.equal(answer.status, 200);
  assert.equal(await answer.text(), 'hello');
  assert.equal(answer.headers.get('content-disposition'), 'attachment; filename="a.txt"');
});
