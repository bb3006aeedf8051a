import { getNumbers } from './api.js';

const EVERY_MS = 4_000;

/**
 * Results documents, for what no frame carries: earlier rounds, and how a ranked poll is counted. They
 * are fetched only where somebody opens that part of a page.
 */
export class ResultsDocuments {
  #token;
  #byRound = new Map();
  #watched = false;
  #asking = false;
  #askedAt = 0;

  constructor(token) {
    this.#token = token;
  }

  /** The document of a round, null where it could not be had, undefined while it was not asked for. */
  of(round) {
    return this.#byRound.get(round);
  }

  async ask(live, round) {
    const results = await getNumbers(live.poll.id, `results?round=${round}`, { token: this.#token }).catch(() => null);
    this.#byRound.set(round, results ?? this.of(round) ?? null);
    if (round === live.poll.round) live.winner = results?.ranked?.winner ?? live.winner;
    live.redraw();
  }

  /** Whether somebody looks at the count of the present round. */
  watch(live, watched) {
    this.#watched = watched;
    this.keepUp(live);
  }

  /** To be called after each drawing: asks again, seldom, when the tally has moved on. */
  async keepUp(live) {
    const { round, type } = live.poll;
    const settled = type === 'ranked' && live.tally?.final;
    const old = this.of(round)?.version !== live.tally?.version || this.of(round)?.final !== live.tally?.final;
    if (!(this.#watched || settled) || this.#asking || !live.tally || !old || Date.now() < this.#askedAt + EVERY_MS) return;
    this.#asking = true;
    this.#askedAt = Date.now();
    await this.ask(live, round);
    this.#asking = false;
  }
}
