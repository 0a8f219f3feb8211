import assert from 'node:assert/strict'
import test from 'node:test'
import { pollAll } from '../src/poll.js'
import { rss, serve } from './server.js'

test('prints each item once', async (t) => {
  const { url } = await serve(t, () => ({ body: rss('a', 'b') }))
  const store = { version: 1, seen: {} }
  const first = await pollAll([url], store)
  assert.deepEqual(first.fresh.map((item) => item.id), ['a', 'b'])
  const second = await pollAll([url], store)
  assert.deepEqual(second.fresh, [])
})

test('reads the others where one feed fails', async (t) => {
  const { url } = await serve(t, ({ url }) => (url === '/bad' ? { status: 500 } : { body: rss('a') }))
  const { fresh, failures } = await pollAll([`${url}/bad`, `${url}/good`], { version: 1, seen: {} })
  assert.equal(fresh.length, 1)
  assert.deepEqual(failures, [{ url: `${url}/bad`, message: 'HTTP 500' }])
})
