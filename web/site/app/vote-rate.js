import { last } from './lists.js';

const WINDOW_MS = 10_000;
const LEAST_MS = 3_000;

/**
 * Ballots a second over the last ten seconds, told by the totals that arrive. It is to be asked every
 * second, by which it knows a machine that slept.
 */
export class VoteRate {
  #since;
  #noticed;
  #totals = [];

  add(ballots) {
    const now = this.#now();
    this.#since ??= now;
    this.#totals.push({ ballots, time: now });
  }

  /** Null until it has been watched for a moment. */
  perSecond() {
    const now = this.#now();
    const watched = Math.min(WINDOW_MS, now - this.#since);
    if (this.#totals.length === 0 || watched < LEAST_MS) return null;
    // The last total from before the window is what the window began with.
    while (this.#totals.length > 1 && this.#totals[1].time < now - WINDOW_MS) this.#totals.shift();
    return (1_000 * (last(this.#totals).ballots - this.#totals[0].ballots)) / watched;
  }

  /** What came in while nobody looked did not come in now. */
  #now() {
    const now = Date.now();
    if (Math.abs(now - this.#noticed) > WINDOW_MS) {
      this.#totals = [];
      this.#since = undefined;
    }
    this.#noticed = now;
    return now;
  }
}
