/** The items of an RSS document, in its order. Throws where it is none. */
export function parseFeed(xml) {
  if (!/<rss[\s>]/.test(xml)) throw new Error('not an RSS document')
  return [...xml.matchAll(/<item[\s>][\s\S]*?<\/item>/g)].map(([item]) => ({
    id: text(item, 'guid') ?? text(item, 'link'),
    title: text(item, 'title') ?? '(no title)',
  }))
}

function text(item, name) {
  return item.match(new RegExp(`<${name}[^>]*>([\\s\\S]*?)</${name}>`))?.[1].trim()
}
