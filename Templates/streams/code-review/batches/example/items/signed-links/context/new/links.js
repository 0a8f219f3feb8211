import { createHmac } from 'node:crypto';

/**
 * Makes a link that downloads `name` without a token.
 *
 * `expires` is when the link stops working, in seconds since 1970.
 */
export function signLink(name, expires, key) {
  const sig = createHmac('sha256', key).update(name).digest('hex');
  return `/download?name=${encodeURIComponent(name)}&expires=${expires}&sig=${sig}`;
}

/** Whether a link's signature is right and the link has not expired. */
export function verifyLink(query, key, now) {
  const sig = createHmac('sha256', key).update(query.get('name')).digest('hex');
  if (sig !== query.get('sig')) return false;
  return Number(query.get('expires')) > now;
}
