import { getJson } from './api.js';
import { recallBallot, rememberBallot } from './ballot-memory.js';
import { Casting } from './casting.js';
import { newIdempotencyKey } from './idempotency-key.js';

/**
 * This browser's ballot in one poll. `state` is one of Casting's, or `{kind: 'idle', stopped?}`; an
 * accepted one may know its `fate`. `choices` are those being made, sent, or accepted.
 */
export class MyBallot {
  state = { kind: 'idle' };
  choices = [];
  #pollId;
  #changed;
  #casting;

  /** Goes on with what this browser remembers: an accepted vote, or one still to be sent. */
  constructor(pollId, changed) {
    this.#pollId = pollId;
    this.#changed = changed;
    const { accepted, sending } = recallBallot(pollId);
    if (sending) this.#send(sending);
    else if (accepted) {
      this.choices = accepted.choices;
      this.state = { kind: 'accepted', receipt: accepted.receipt };
    }
  }

  get castable() {
    return ['idle', 'failed', 'refused'].includes(this.state.kind);
  }

  cast(choices) {
    this.#send({ choices, key: newIdempotencyKey() });
  }

  /** Makes another vote possible; what was accepted stays accepted. */
  startOver(choices) {
    this.choices = choices;
    this.#become({ kind: 'idle' });
  }

  retryNow() {
    this.#casting.now();
  }

  stopTrying() {
    this.#casting.stop();
    rememberBallot(this.#pollId, { sending: undefined });
    this.choices = [];
    this.#become({ kind: 'idle', stopped: true });
  }

  /** Asks what became of the accepted vote: pending, counted, duplicate, superseded, late or invalid. */
  async checkReceipt() {
    const { receipt } = this.state;
    const path = `/polls/${encodeURIComponent(this.#pollId)}/receipts/${encodeURIComponent(receipt)}`;
    const fate = await getJson(path).then(({ status }) => status, () => 'unknown');
    if (this.state.receipt === receipt) this.#become({ ...this.state, fate });
  }

  #send(ballot) {
    this.choices = ballot.choices;
    rememberBallot(this.#pollId, { sending: ballot });
    this.#casting = new Casting(this.#pollId, ballot, (state) => this.#follow(ballot, state));
  }

  #follow({ choices }, state) {
    if (state.kind === 'accepted') {
      rememberBallot(this.#pollId, { sending: undefined, accepted: { choices, receipt: state.receipt } });
    } else if (state.kind === 'refused' || state.kind === 'failed') {
      rememberBallot(this.#pollId, { sending: undefined });
      this.choices = [];
    }
    this.#become(state);
  }

  #become(state) {
    this.state = state;
    this.#changed();
  }
}
