#!/usr/bin/env node
import { pollAll } from './poll.js'
import { loadStore, saveStore } from './store.js'

const [path, ...urls] = process.argv.slice(2)
if (!path || urls.length === 0) {
  console.error('usage: feedwatch STORE URL...')
  process.exit(64)
}

const store = await loadStore(path)
const { fresh, failures } = await pollAll(urls, store)
await saveStore(path, store)
for (const { url, title } of fresh) console.log(`${url}\t${title}`)
for (const { url, message } of failures) console.error(`${url}: ${message}`)
process.exitCode = failures.length > 0 ? 1 : 0
