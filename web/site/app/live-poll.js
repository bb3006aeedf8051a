import { everySecond, serverNow } from './clock.js';
import { Feed } from './feed.js';
import { MyBallot } from './my-ballot.js';
import { VoteRate } from './vote-rate.js';

/**
 * One poll as a page shows it: its definition, its newest tally (null until one arrived), how its
 * numbers come (`feed`, see Feed), and this browser's ballot.
 */
export class LivePoll {
  tally = null;
  feed = 'paused';
  rate = new VoteRate();
  #changed;
  #connection;
  #endTicks;

  /** `changed` is called after every change that a view may show. */
  constructor(poll, changed) {
    this.poll = poll;
    this.#changed = changed;
    this.ballot = new MyBallot(poll.id, changed);
    this.#connection = new Feed(poll.id, {
      onTally: (tally) => this.#take(tally),
      onKind: (kind) => {
        this.feed = kind;
        changed();
      },
    });
  }

  /** Draws the views again after something outside of the poll has changed. */
  redraw() {
    this.#changed();
  }

  watch() {
    this.#connection.open();
    this.#endTicks = everySecond(this.#changed);
  }

  unwatch() {
    this.#connection.close();
    this.#endTicks();
  }

  /** The feed is ahead of the definition that was loaded, except that opening needs no event. */
  get status() {
    const fed = this.tally?.status;
    return !fed || fed === 'scheduled' ? this.poll.status : fed;
  }

  get votable() {
    return this.status === 'open' && this.ballot.castable;
  }

  get multiple() {
    return this.poll.choices.max > 1;
  }

  /** Whether a ballot of several choices may be sent as it is. */
  get complete() {
    const { min, max } = this.poll.choices;
    const { length } = this.ballot.choices;
    return length >= min && length <= max;
  }

  /** 'again' or 'change' where another vote is allowed after an accepted one, else null. */
  get repeat() {
    if (this.status !== 'open' || this.ballot.state.kind !== 'accepted') return null;
    if (this.poll.protection === 'none') return 'again';
    return this.poll.revote === 'replace' ? 'change' : null;
  }

  /** A tap on an option: the vote itself, or one of several choices. */
  choose(index) {
    if (!this.votable) return;
    if (this.multiple) this.ballot.startOver(this.#toggled(index));
    else this.ballot.cast([index]);
  }

  send() {
    if (this.votable && this.complete) this.ballot.cast(this.ballot.choices);
  }

  /** Makes the options choosable again. */
  startOver() {
    this.ballot.startOver(this.multiple ? this.ballot.choices : []);
  }

  /** The feed says when a poll closes; that one opens is found by asking for its definition again. */
  refreshWhileScheduled(load) {
    if (this.status !== 'scheduled') return;
    const left = Math.max(0, Date.parse(this.poll.opensAt) - serverNow());
    const ask = async () => {
      await load().then((poll) => (this.poll = poll), () => {});
      this.#changed();
      this.refreshWhileScheduled(load);
    };
    setTimeout(ask, Math.min(60_000, left) + 500 + Math.random() * 2_000);
  }

  #toggled(index) {
    const { choices } = this.ballot;
    if (choices.includes(index)) return choices.filter((each) => each !== index);
    return choices.length < this.poll.choices.max ? [...choices, index].sort((a, b) => a - b) : choices;
  }

  #take(tally) {
    // After a reconnect another instance may be a moment behind; numbers never go back.
    if (this.tally && tally.version < this.tally.version) return;
    this.tally = tally;
    this.rate.add(tally.ballots);
    this.#changed();
  }
}
