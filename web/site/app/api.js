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

export const getJson = (path) => request(path, { cache: 'no-cache' });

/** Casts a vote. The key makes repeats of the same vote count once. */
export const postVote = (pollId, choices, idempotencyKey) =>
  request(`/polls/${encodeURIComponent(pollId)}/vote`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': idempotencyKey },
    body: JSON.stringify(choices.length === 1 ? { choice: choices[0] } : { choices }),
  });

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
