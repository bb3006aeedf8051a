import { noteServerDate } from './clock.js';

const TIMEOUT_MS = 10_000;

/**
 * What stands in the way of an answer: a problem document of the API, or a network that did not carry
 * the request (`status` 0, code `unreachable`; whether the server acted on it is then unknown).
 */
export class Problem extends Error {
  constructor({ status, code, detail, retryAfterMs = 0 }) {
    super(detail || code);
    Object.assign(this, { status, code, retryAfterMs });
  }

  /** Whether the same request may succeed later. */
  get passing() {
    return this.status === 0 || this.status === 408 || this.status === 429 || this.status >= 500;
  }
}

/** `token` is the admin token of a poll's owner, where it is shown. */
export const getJson = (path, { token } = {}) => request(path, { cache: 'no-cache', headers: bearer(token) });

/** Sends a body; the key, where there is one, makes repeats of the same request count once. */
export const postJson = (path, body, { token, key } = {}) =>
  request(path, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      ...(key && { 'Idempotency-Key': key }),
      ...bearer(token),
    },
    body: JSON.stringify(body),
  });

export const postVote = (pollId, ballot, key) => postJson(`/polls/${encodeURIComponent(pollId)}/vote`, ballot, { key });

const bearer = (token) => (token ? { Authorization: `Bearer ${token}` } : {});

async function request(path, options) {
  let response;
  try {
    response = await fetch(path, {
      ...options,
      headers: { Accept: 'application/json', ...options.headers },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    noteServerDate(response.headers.get('Date'));
    if (response.ok) return await response.json();
  } catch {
    throw new Problem({ status: 0, code: 'unreachable' });
  }
  const body = await response.json().catch(() => ({}));
  throw new Problem({
    status: response.status,
    code: body.code ?? 'unavailable',
    detail: body.detail ?? body.title,
    retryAfterMs: retryAfterMs(response.headers.get('Retry-After')),
  });
}

/** RFC 9110: seconds or a date. */
function retryAfterMs(header) {
  if (!header) return 0;
  const ms = /^\d+$/.test(header) ? Number(header) * 1_000 : Date.parse(header) - Date.now();
  return Math.max(0, ms || 0);
}
