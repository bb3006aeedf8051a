import { jitter, pause } from './backoff.js';
import { ballotKind } from './ballot-kinds.js';
import { recallBallot, rememberBallot } from './ballot-memory.js';
import { Casting } from './casting.js';
import { newIdempotencyKey } from './idempotency-key.js';
import { Holding } from './holding.js';
import { askFate } from './receipt-fate.js';

const MOST_QUESTIONS = 6;
const SETTLED = ['counted', 'duplicate', 'superseded', 'late', 'invalid'];

/**
 * This browser's ballot in one round of a poll. `state` is one of Casting's, `{kind: 'idle', stopped?,
 * takenBack?}`, or `{kind: 'holding', until}` while it can be taken back, until that time in milliseconds. An accepted one has its `fate` as soon as that is settled, and an `answer` where somebody
 * asked for it. `values` (see ballot-kinds.js) are those being made, sent, or accepted.
 */
export class MyBallot {
  state = { kind: 'idle' };
  #poll;
  #changed;
  #casting;
  #holding;

  /** Goes on with what this browser remembers: an accepted vote, or one still to be sent. */
  constructor(poll, changed) {
    this.#poll = poll;
    this.#changed = changed;
    this.values = ballotKind(poll).blank(poll);
    const { accepted, sending } = recallBallot(poll);
    if (sending) this.#send(sending);
    else if (accepted) {
      this.values = accepted.values;
      this.state = { kind: 'accepted', receipt: accepted.receipt, fate: accepted.fate };
      if (!accepted.fate) this.#learnFate(accepted.receipt);
    }
  }

  get castable() {
    return ['idle', 'refused'].includes(this.state.kind);
  }

  /** `code` is empty where the poll asks for none; it is sent after `holdMs`, in which it can be taken back. */
  cast(values, code, holdMs = 0) {
    const body = { ...ballotKind(this.#poll).body(values), ...(code && { code }) };
    const ballot = { values, body, key: this.#keyOfStopped(body) ?? newIdempotencyKey() };
    this.#holding?.end();
    if (holdMs <= 0) return this.#send(ballot);
    this.values = values;
    // A page that ends without a word sends it when it is opened again.
    rememberBallot(this.#poll, { sending: ballot });
    this.#holding = new Holding(holdMs, { over: () => this.#send(ballot), takeBack: () => this.takeBack() });
    this.#become({ kind: 'holding', until: Date.now() + holdMs });
  }

  /** What is held is not sent; a ballot of several parts can be changed. */
  takeBack() {
    this.#holding.end();
    rememberBallot(this.#poll, { sending: undefined });
    if (this.#poll.type === 'single') this.values = [];
    this.#become({ kind: 'idle', takenBack: true });
  }

  /** Sends at once what is held. */
  holdNoLonger() {
    if (this.state.kind === 'holding') this.#holding.over();
  }

  /** Makes another vote possible, beginning with these values; what was accepted stays accepted. */
  startOver(values = ballotKind(this.#poll).blank(this.#poll)) {
    this.values = values;
    this.#become({ kind: 'idle' });
  }

  retryNow() {
    this.#casting.now();
  }

  stopTrying() {
    this.#casting.stop();
    const { sending, stopped = [] } = recallBallot(this.#poll);
    rememberBallot(this.#poll, { sending: undefined, stopped: [...stopped, sending] });
    this.state = { kind: 'idle', stopped: true };
    this.#changed();
  }

  /** Sends no more, as another round has begun. */
  abandon() {
    this.#holding?.end();
    this.#casting?.stop();
  }

  /** Asks what became of the accepted vote. */
  async checkReceipt() {
    const { receipt } = this.state;
    const answer = await this.#askFate(receipt);
    if (this.state.receipt === receipt) this.#become({ ...this.state, answer });
  }

  /** A 202 promises that the vote is in the log, not that it counts. Asked apart, as a room votes at once. */
  async #learnFate(receipt) {
    for (let asked = 1; asked <= MOST_QUESTIONS && !this.state.fate; asked++) {
      await pause(jitter(asked, { base: 2_000 }));
      if (this.state.receipt !== receipt) return;
      await this.#askFate(receipt);
    }
  }

  async #askFate(receipt) {
    const fate = await askFate(this.#poll.id, receipt).then(({ status }) => status, () => 'unknown');
    if (SETTLED.includes(fate) && this.state.receipt === receipt) {
      rememberBallot(this.#poll, { accepted: { values: this.values, receipt, fate } });
      this.#become({ ...this.state, fate });
    }
    return fate;
  }

  /** A vote that was stopped may have arrived: the same vote, cast anew, is to count once. */
  #keyOfStopped(body) {
    const { stopped = [] } = recallBallot(this.#poll);
    return stopped.find((each) => JSON.stringify(each.body) === JSON.stringify(body))?.key;
  }

  #send(ballot) {
    this.values = ballot.values;
    rememberBallot(this.#poll, { sending: ballot });
    this.#casting = new Casting(this.#poll.id, ballot, (state) => this.#follow(ballot, state));
  }

  #follow({ values }, state) {
    if (state.kind === 'accepted') {
      rememberBallot(this.#poll, { sending: undefined, stopped: undefined, accepted: { values, receipt: state.receipt } });
    } else if (state.kind === 'refused') {
      rememberBallot(this.#poll, { sending: undefined });
      if (this.#poll.type === 'single') this.values = [];
    }
    this.#become(state);
    if (state.kind === 'accepted') this.#learnFate(state.receipt);
  }

  #become(state) {
    this.state = state;
    this.#changed();
  }
}
