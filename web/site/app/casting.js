import { postVote } from './api.js';
import { jitter } from './backoff.js';

// The browser tells when the network is back; this is for those that tell it late or never.
const OFFLINE_CHECK_MS = 30_000;

/**
 * One vote on its way. Sends it, again and again with the same key while the obstacle may pass, and
 * reports each state: `{kind: 'sending'}`, `{kind: 'waiting', reason, until}` with reason limited,
 * unavailable, unreachable or offline and `until` in milliseconds (Infinity for offline),
 * `{kind: 'accepted', receipt}` after the 202 and not before, or `{kind: 'refused', problem}` when the
 * service said no.
 */
export class Casting {
  #pollId;
  #ballot;
  #onState;
  #tries = 0;
  #timer;
  #stopped = false;

  /** `ballot` is `{body, key}`. */
  constructor(pollId, ballot, onState) {
    this.#pollId = pollId;
    this.#ballot = ballot;
    this.#onState = onState;
    addEventListener('online', this.now);
    addEventListener('pageshow', this.now);
    this.#send();
  }

  /** Does not wait any longer for the next try. */
  now = () => {
    if (this.#timer === undefined) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#send();
  };

  stop() {
    this.#stopped = true;
    clearTimeout(this.#timer);
    removeEventListener('online', this.now);
    removeEventListener('pageshow', this.now);
  }

  async #send() {
    this.#onState({ kind: 'sending' });
    try {
      const { receipt } = await postVote(this.#pollId, this.#ballot.body, this.#ballot.key);
      if (!this.#stopped) this.#end({ kind: 'accepted', receipt });
    } catch (problem) {
      if (!this.#stopped) this.#obstacle(problem);
    }
  }

  #obstacle(problem) {
    if (!problem.passing) return this.#end({ kind: 'refused', problem });
    const offline = problem.status === 0 && !navigator.onLine;
    const wait = offline ? OFFLINE_CHECK_MS : problem.retryAfterMs + jitter(++this.#tries);
    this.#timer = setTimeout(this.now, wait);
    this.#onState({ kind: 'waiting', reason: reasonOf(problem, offline), until: offline ? Infinity : Date.now() + wait });
  }

  #end(state) {
    this.stop();
    this.#onState(state);
  }
}

function reasonOf(problem, offline) {
  if (offline) return 'offline';
  if (problem.status === 0) return 'unreachable';
  return problem.limited ? 'limited' : 'unavailable';
}
