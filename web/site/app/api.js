import { noteServerDate, serverNow } from './clock.js';
import { forgetHandedOut, handedOut, keepHandedOut } from './handed-out.js';

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

  /** Whether too many asked at once. */
  get limited() {
    return this.status === 429;
  }

  /** Whether the same request may succeed later. */
  get passing() {
    return this.status === 0 || this.status === 408 || this.limited || this.status >= 500;
  }
}

/** `token` is the admin token of a poll's owner, where it is shown. */
export const getJson = (path, { token } = {}) => request(path, { cache: 'no-cache', headers: bearer(token) });

/** What may show numbers of a poll; `part` is what stands behind the poll's own path. */
export const getNumbers = (pollId, part, { token } = {}) => {
  const pass = handedOut(pollId)['Results-Pass'];
  return request(`${pathOf(pollId)}/${part}`, {
    cache: 'no-cache',
    headers: { ...bearer(token), ...(pass && { 'Results-Pass': pass }) },
  });
};

/** Sends a body; the key, where there is one, makes repeats of the same request count once. */
export const postJson = (path, body, { token, key } = {}) => post(path, body, { ...withKey(key), ...bearer(token) });

export async function postVote(pollId, ballot, key) {
  const voter = handedOut(pollId)['Voter-Token'];
  const headers = { ...withKey(key), ...(voter && { 'Voter-Token': voter }) };
  try {
    return await post(`${pathOf(pollId)}/vote`, ballot, headers, {
      // Also from a page that is being left.
      keepalive: true,
      answered: (headers) => keepHandedOut(pollId, headers),
    });
  } catch (problem) {
    if (!voter || problem.code !== 'invalid_voter_token') throw problem;
    forgetHandedOut(pollId);
    return postVote(pollId, ballot, key);
  }
}

const pathOf = (pollId) => `/polls/${encodeURIComponent(pollId)}`;

const post = (path, body, headers, { answered, keepalive } = {}) =>
  request(
    path,
    { method: 'POST', headers: { 'Content-Type': 'application/json', ...headers }, body: JSON.stringify(body), keepalive },
    answered,
  );

const withKey = (key) => (key ? { 'Idempotency-Key': key } : {});

const bearer = (token) => (token ? { Authorization: `Bearer ${token}` } : {});

/** `answered` is called with the headers of any answer: one that refuses may hand something out, too. */
async function request(path, options, answered) {
  let response;
  const abort = new AbortController();
  const patience = setTimeout(() => abort.abort(), TIMEOUT_MS);
  try {
    response = await fetch(path, {
      ...options,
      headers: { Accept: 'application/json', ...options.headers },
      signal: abort.signal,
    });
    noteServerDate(response.headers.get('Date'));
    answered?.(response.headers);
    if (response.ok) return await response.json();
  } catch {
    throw new Problem({ status: 0, code: 'unreachable' });
  } finally {
    clearTimeout(patience);
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
  const ms = /^\d+$/.test(header) ? Number(header) * 1_000 : Date.parse(header) - serverNow();
  return Math.max(0, ms || 0);
}
