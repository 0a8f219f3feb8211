import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { loadStore, saveStore } from '../src/store.js'

async function folder(t) {
  const path = await mkdtemp(join(tmpdir(), 'feedwatch-'))
  t.after(() => rm(path, { recursive: true }))
  return path
}

test('is empty where there is no file', async (t) => {
  const store = await loadStore(join(await folder(t), 'store.json'))
  assert.deepEqual(store, { version: 1, seen: {} })
})

test('reads back what it wrote', async (t) => {
  const path = join(await folder(t), 'store.json')
  const store = await loadStore(path)
  await saveStore(path, store)
  assert.deepEqual(await loadStore(path), store)
})

test('refuses a version it does not know', async (t) => {
  const path = join(await folder(t), 'store.json')
  await writeFile(path, '{"version": 99}')
  await assert.rejects(loadStore(path), /version 99/)
})
