import { apart, jitter, pause } from './backoff.js';
import { ballotKind, moved } from './ballot-kinds.js';
import { everySecond, serverNow } from './clock.js';
import { Feed } from './feed.js';
import { replaced } from './lists.js';
import { MyBallot } from './my-ballot.js';
import { ResultsDocuments } from './results-documents.js';
import { VoteRate } from './vote-rate.js';
import { recallCode, rememberCode } from './voting-code.js';

// How long a vote that would stand for good can be taken back, and how long before the end it is not held.
const HOLD_MS = 2_800;
const LAST_MOMENT_MS = 2_500;

// Where a Feed is while no number is missed.
const BRINGING = ['socket', 'stream', 'polling'];

/**
 * One poll as a page shows it: its definition, its newest tally (null until one arrived and while the
 * numbers are `hidden`), how its numbers come (`feed`, see Feed), and this browser's ballot.
 */
export class LivePoll {
  tally = null;
  hidden = false;
  feed = 'paused';
  rate = new VoteRate();
  #changed;
  #load;
  #connection;
  #endTicks;
  #fed;
  #opening;
  #watched = false;
  // The newest news of a poll whose definition is older than they are; null where it is not.
  #ahead = null;

  /**
   * `changed` is called after every change that a view may show. `load` resolves to the poll's newest
   * definition. An owner's `token` shows numbers that are hidden from others.
   */
  constructor(poll, { changed, load, token }) {
    this.poll = poll;
    this.#changed = changed;
    this.#load = load;
    this.documents = new ResultsDocuments(token);
    this.code = poll.protection === 'code' ? recallCode(poll.id) : '';
    this.#connection = new Feed(poll.id, {
      token: poll.results === 'always' ? undefined : token,
      onNews: (news) => this.#take(news),
      onKind: (kind) => {
        this.feed = kind;
        if (!BRINGING.includes(kind)) this.rate = new VoteRate();
        changed();
      },
    });
    this.#newBallot();
  }

  /** Draws the views again after something outside of the poll has changed. */
  redraw() {
    this.#changed();
  }

  watch() {
    this.#watched = true;
    this.#connection.open();
    this.#endTicks = everySecond(this.#changed);
    this.#awaitOpening();
  }

  unwatch() {
    this.#watched = false;
    this.#connection.close();
    this.#endTicks();
    clearTimeout(this.#opening);
  }

  /** The feed is ahead of the definition that was loaded, except that opening needs no event. */
  get status() {
    return !this.#fed || this.#fed === 'scheduled' ? this.poll.status : this.#fed;
  }

  /** See ResultsDocuments. */
  get winners() {
    return this.documents.winners(this);
  }

  get votable() {
    return this.status === 'open' && this.ballot.castable;
  }

  /** Whether a tap on an option does something: also one that corrects the vote that is still held. */
  get tappable() {
    return this.votable || (this.immediate && this.status === 'open' && this.ballot.state.kind === 'holding');
  }

  /** Whether a tap is the whole vote. */
  get immediate() {
    return this.poll.type === 'single';
  }

  get codeMissing() {
    return this.poll.protection === 'code' && this.code === '';
  }

  /** Whether the ballot may be sent as it is. */
  get complete() {
    const { min, max } = this.poll.choices;
    const named = ballotKind(this.poll).named(this.ballot.values);
    return named >= min && named <= max && !this.codeMissing;
  }

  /** 'again' or 'change' where another vote is allowed after an accepted one, else null. */
  get repeat() {
    if (this.status !== 'open' || this.ballot.state.kind !== 'accepted') return null;
    if (this.poll.protection === 'none') return 'again';
    return this.poll.revote === 'replace' ? 'change' : null;
  }

  enterCode(code) {
    this.code = code.trim();
    rememberCode(this.poll.id, this.code);
    this.#changed();
  }

  /** A tap on an option: the vote itself, or a part of the ballot. */
  choose(index) {
    if (this.#corrects(index)) return this.#cast([index]);
    if (!this.votable) return;
    if (!this.immediate) {
      this.#edit(ballotKind(this.poll).tapped(this.ballot.values, index, this.poll.choices));
    } else if (!this.codeMissing) this.#cast([index]);
  }

  mark(index, level) {
    if (this.votable) this.#edit(replaced(this.ballot.values, index, level));
  }

  move(index, by) {
    if (this.votable) this.#edit(moved(this.ballot.values, index, by));
  }

  send() {
    if (this.votable && this.complete) this.#cast(this.ballot.values);
  }

  /** Makes the options choosable again. */
  startOver() {
    this.ballot.startOver(this.immediate ? undefined : this.ballot.values);
  }

  /** Takes over the newest definition; a new round begins with an empty ballot and no numbers. */
  async reload() {
    const poll = await this.#load().catch(() => null);
    if (!poll || poll.round < this.poll.round) return;
    const before = this.poll.round;
    this.poll = poll;
    if (poll.round !== before) {
      this.tally = null;
      this.#fed = undefined;
      this.rate = new VoteRate();
      this.#newBallot();
    }
    this.#changed();
  }

  /** A tap beside the one that was meant, while that is still held. */
  #corrects(index) {
    return this.tappable && !this.votable && !this.ballot.values.includes(index);
  }

  #cast(values) {
    this.ballot.cast(values, this.code, this.#holdMs());
  }

  /** None where another vote is allowed anyway, and none that would let the poll close meanwhile. */
  #holdMs() {
    const { protection, revote, closesAt } = this.poll;
    if (protection === 'none' || revote === 'replace') return 0;
    const left = closesAt ? Date.parse(closesAt) - serverNow() - LAST_MOMENT_MS : Infinity;
    return Math.min(HOLD_MS, left);
  }

  #edit(values) {
    this.ballot.startOver(values);
  }

  #newBallot() {
    this.ballot?.abandon();
    this.ballot = new MyBallot(this.poll, () => {
      // A vote may have earned the right to see the numbers, which a feed has only from its start.
      if (this.hidden && this.poll.results === 'after_vote' && this.ballot?.state.kind === 'accepted') {
        this.#connection.restart();
      }
      this.#changed();
    });
  }

  #awaitOpening() {
    if (this.status !== 'scheduled') return;
    const left = Math.max(0, Date.parse(this.poll.opensAt) - serverNow());
    const ask = async () => {
      await this.reload();
      this.#awaitOpening();
    };
    this.#opening = setTimeout(ask, Math.min(60_000, left) + 500 + Math.random() * 1_500);
  }

  #take(news) {
    if (news.round < this.poll.round) return;
    if (news.round > this.poll.round) return this.#catchUp(news);
    this.hidden = news.hidden;
    // After a reconnect another instance may be a moment behind; numbers never go back.
    if (!news.hidden && this.tally && news.version < this.tally.version) return;
    const reopened = news.status === 'open' && ['closing', 'closed'].includes(this.status);
    if (reopened || this.#ahead) this.#catchUp(news);
    this.#fed = news.status;
    if (news.status !== 'open') this.ballot.holdNoLonger();
    this.tally = news.hidden ? null : news;
    if (this.tally) this.rate.add(this.tally.ballots);
    this.#changed();
  }

  /** Loads the definition that belongs to the news; all who watch have heard them at the same moment. */
  async #catchUp(news) {
    const already = this.#ahead;
    this.#ahead = news;
    if (already) return;
    await pause(apart());
    for (let tries = 1; !(await this.#caughtUp()); tries++) await pause(jitter(tries, { cap: 15_000 }));
    const newest = this.#ahead;
    this.#ahead = null;
    this.#take(newest);
  }

  async #caughtUp() {
    if (!this.#watched) return false;
    await this.reload();
    const { round, status } = this.#ahead;
    return this.poll.round > round || (this.poll.round === round && (status !== 'open' || this.poll.status === 'open'));
  }
}
