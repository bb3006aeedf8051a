import { getNumbers } from './api.js';
import { apart, pause } from './backoff.js';
import { inTurn } from './in-turn.js';
import { winnersOf } from './ranked-winners.js';

const EVERY_MS = 4_000;

/**
 * Results documents, for what no frame carries: earlier rounds, and how a ranked poll is counted. They
 * are fetched where somebody opens that part of a page, and once for who has won in the end.
 */
export class ResultsDocuments {
  #token;
  #byRound = new Map();
  #watched = false;
  #asking = false;
  #askedAt = 0;
  #sawItOpen = false;

  constructor(token) {
    this.#token = token;
  }

  /** The document of a round, null where it could not be had, undefined while it was not asked for. */
  of(round) {
    return this.#byRound.get(round);
  }

  /** Who wins a ranked poll by its count, see winnersOf; undefined while that is not known. */
  winners({ poll, tally }) {
    const document = this.of(poll.round);
    if (!document || document.final !== tally?.final) return undefined;
    if (!document.ranked) return undefined;
    return this.#watched || document.version === tally.version ? winnersOf(document.ranked) : undefined;
  }

  async ask(live, round) {
    const ask = () => getNumbers(live.poll.id, `results?round=${round}`, { token: this.#token });
    const results = await inTurn(ask).catch(() => null);
    this.#byRound.set(round, results ?? this.of(round) ?? null);
    live.redraw();
  }

  /** Whether somebody looks at the count of the present round. */
  watch(live, watched) {
    this.#watched = watched;
    this.keepUp(live);
  }

  /** To be called after each drawing: asks again, seldom, when the tally has moved on. */
  async keepUp(live) {
    const { poll, tally } = live;
    if (poll.type !== 'ranked' || !tally || this.#asking || Date.now() < this.#askedAt + EVERY_MS) return;
    const { version, final } = this.of(poll.round) ?? {};
    const old = version !== tally.version || final !== tally.final;
    if (!tally.final) this.#sawItOpen = true;
    if (!old || !(this.#watched || tally.final)) return;
    this.#asking = true;
    // Whoever watches sees the end at the same moment.
    if (tally.final && this.#sawItOpen) await pause(apart());
    await this.ask(live, poll.round);
    this.#askedAt = Date.now();
    this.#asking = false;
  }
}
