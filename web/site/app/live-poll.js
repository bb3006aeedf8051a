import { recallBallot, rememberBallot } from './ballot-memory.js';
import { Casting } from './casting.js';
import { everySecond } from './clock.js';
import { Feed } from './feed.js';

/**
 * One poll as a page shows it: its definition, its newest tally (null until one arrived), how its
 * numbers come (`feed`), and this browser's ballot, in one of the states of Casting or idle.
 */
export class LivePoll {
  tally = null;
  feed = 'paused';
  ballot = { kind: 'idle' };
  /** The choices of the ballot that is being made, sent or was accepted. */
  choices = [];
  #changed;
  #connection;
  #casting;
  #endTicks;

  /** `changed` is called after every change that a view may show. */
  constructor(poll, changed) {
    this.poll = poll;
    this.#changed = changed;
    this.#connection = new Feed(poll.id, {
      onTally: (tally) => this.#take(tally),
      onKind: (kind) => {
        this.feed = kind;
        changed();
      },
    });
    const { accepted, sending } = recallBallot(poll.id);
    if (sending) this.#cast(sending);
    else if (accepted) {
      this.choices = accepted.choices;
      this.ballot = { kind: 'accepted', receipt: accepted.receipt };
    }
  }

  watch() {
    this.#connection.open();
    this.#endTicks = everySecond(this.#changed);
  }

  unwatch() {
    this.#connection.close();
    this.#endTicks();
  }

  /** The feed is ahead of the definition that was loaded once. */
  get status() {
    return this.tally?.status ?? this.poll.status;
  }

  get votable() {
    return this.status === 'open' && ['idle', 'failed', 'refused'].includes(this.ballot.kind);
  }

  get multiple() {
    return (this.poll.choices?.max ?? 1) > 1;
  }

  get complete() {
    const { min = 1, max = 1 } = this.poll.choices ?? {};
    return this.choices.length >= min && this.choices.length <= max;
  }

  /** 'again' or 'change' where another vote is allowed after an accepted one, else null. */
  get repeat() {
    if (this.status !== 'open' || this.ballot.kind !== 'accepted') return null;
    if (this.poll.protection === 'none') return 'again';
    return this.poll.revote === 'replace' ? 'change' : null;
  }

  /** A tap on an option: the vote itself, or one of several choices. */
  choose(index) {
    if (!this.votable) return;
    if (!this.multiple) this.#cast({ choices: [index], key: crypto.randomUUID() });
    else {
      const without = this.choices.filter((each) => each !== index);
      const room = without.length < this.poll.choices.max;
      if (without.length < this.choices.length || !room) this.choices = without;
      else this.choices = [...without, index].sort((a, b) => a - b);
      this.#changed();
    }
  }

  send() {
    if (this.votable && this.complete) this.#cast({ choices: this.choices, key: crypto.randomUUID() });
  }

  /** Makes the options choosable again; what was accepted stays accepted. */
  startOver() {
    this.ballot = { kind: 'idle' };
    if (!this.multiple) this.choices = [];
    this.#changed();
  }

  retryNow() {
    this.#casting.now();
  }

  stopTrying() {
    this.#casting.stop();
    rememberBallot(this.poll.id, { sending: undefined });
    this.choices = [];
    this.ballot = { kind: 'idle', stopped: true };
    this.#changed();
  }

  async copyReceipt() {
    await navigator.clipboard.writeText(this.ballot.receipt);
    this.ballot = { ...this.ballot, copied: true };
    this.#changed();
  }

  #cast(ballot) {
    this.choices = ballot.choices;
    rememberBallot(this.poll.id, { sending: ballot });
    this.#casting = new Casting(this.poll.id, ballot, (state) => {
      if (state.kind === 'accepted') {
        rememberBallot(this.poll.id, {
          sending: undefined,
          accepted: { choices: ballot.choices, receipt: state.receipt },
        });
      } else if (state.kind === 'refused' || state.kind === 'failed') {
        rememberBallot(this.poll.id, { sending: undefined });
        this.choices = [];
      }
      this.ballot = state;
      this.#changed();
    });
  }

  #take(tally) {
    // After a reconnect another instance may be a moment behind; numbers never go back.
    if (this.tally && tally.version < this.tally.version) return;
    this.tally = tally;
    this.#changed();
  }
}
