import { parseFeed } from './feed.js'

/** The items of one feed that are not in the store yet; puts them there. */
export async function pollFeed(url, store, get = fetch) {
  const response = await get(url)
  if (!response.ok) throw new Error(`HTTP ${response.status}`)
  const items = parseFeed(await response.text())
  const seen = new Set(store.seen[url] ?? [])
  store.seen[url] = items.map((item) => item.id)
  return items.filter((item) => !seen.has(item.id))
}

/** Polls all feeds; one that fails does not keep the others from being read. */
export async function pollAll(urls, store, get = fetch) {
  const fresh = []
  const failures = []
  await Promise.all(
    urls.map(async (url) => {
      try {
        for (const item of await pollFeed(url, store, get)) fresh.push({ url, ...item })
      } catch (error) {
        failures.push({ url, message: error.message })
      }
    }),
  )
  return { fresh, failures }
}
