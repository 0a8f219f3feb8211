import { createServer } from 'node:http'

export const rss = (...ids) =>
  `<rss><channel>${ids.map((id) => `<item><guid>${id}</guid><title>T ${id}</title></item>`).join('')}</channel></rss>`

/** A server on a free port that answers with `answer(request)` and keeps the requests. */
export async function serve(t, answer) {
  const requests = []
  const server = createServer((request, response) => {
    requests.push(request)
    const { status = 200, headers = {}, body = '' } = answer(request)
    response.writeHead(status, headers).end(body)
  })
  await new Promise((done) => server.listen(0, '127.0.0.1', done))
  t.after(() => server.close())
  return { url: `http://127.0.0.1:${server.address().port}`, requests }
}
