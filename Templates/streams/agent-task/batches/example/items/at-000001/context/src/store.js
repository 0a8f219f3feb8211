import { readFile, rename, writeFile } from 'node:fs/promises'

const VERSION = 1

/** What earlier runs have seen; empty where there is no file yet. */
export async function loadStore(path) {
  let data
  try {
    data = JSON.parse(await readFile(path, 'utf8'))
  } catch (error) {
    if (error.code === 'ENOENT') return { version: VERSION, seen: {} }
    throw error
  }
  if (data.version !== VERSION) throw new Error(`${path}: version ${data.version} is not known to this feedwatch`)
  return data
}

export async function saveStore(path, store) {
  await writeFile(`${path}.new`, JSON.stringify(store, null, 2) + '\n')
  await rename(`${path}.new`, path)
}
