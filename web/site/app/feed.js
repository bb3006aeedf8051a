import { jitter } from './backoff.js';
import { ownerStream, polling, socket, stream } from './transports.js';

const LADDER = [
  { kind: 'socket', open: socket },
  { kind: 'stream', open: stream },
  { kind: 'polling', open: polling },
];
// A browser can show an owner's token in a request only.
const OWNERS_LADDER = [
  { kind: 'stream', open: ownerStream },
  { kind: 'polling', open: polling },
];
// Where no number comes.
const WAITING = ['connecting', 'lost', 'down'];
// A connection may outlive its network without a sign for as long as nobody writes into it.
const NETWORK_CHANGES = ['online', 'offline'];
const TRIES_PER_RUNG = 2;
const CLIMB_AFTER_MS = 20_000;

/**
 * The live numbers of one poll for as long as somebody looks. Falls from WebSocket to event stream to
 * polling when one brings nothing, and from time to time tries the better ones again, beside the one that
 * serves meanwhile.
 */
export class Feed {
  #pollId;
  #token;
  #ladder;
  #onNews;
  #onKind;
  #rung = 0;
  #failures = 0;
  #rounds = 0;
  #end;
  #endBetter;
  #retry;
  #climb;

  /**
   * `onKind` is called with connecting, socket, stream, polling, lost, down, offline or paused. An owner's
   * `token` shows numbers that are hidden from others.
   */
  constructor(pollId, { token, onNews, onKind }) {
    this.#pollId = pollId;
    this.#token = token;
    this.#ladder = token ? OWNERS_LADDER : LADDER;
    this.#onNews = onNews;
    // Without a network nothing else explains why no number comes.
    this.#onKind = (kind) => onKind(WAITING.includes(kind) && !navigator.onLine ? 'offline' : kind);
  }

  open() {
    if (this.#end || this.#retry) return;
    this.#rung = 0;
    this.#failures = 0;
    this.#onKind('connecting');
    for (const change of NETWORK_CHANGES) addEventListener(change, this.restart);
    addEventListener('pageshow', this.#returned);
    this.#connect();
  }

  close() {
    this.#stop();
    for (const change of NETWORK_CHANGES) removeEventListener(change, this.restart);
    removeEventListener('pageshow', this.#returned);
    this.#onKind('paused');
  }

  /** Connects anew, with the best there is, if it is open. */
  restart = () => {
    if (!this.#end && !this.#retry) return;
    this.#stop();
    this.#rung = 0;
    this.#failures = 0;
    this.#onKind('connecting');
    this.#connect();
  };

  /** A page that was put aside whole comes back with connections that were cut off meanwhile. */
  #returned = ({ persisted }) => {
    if (persisted) this.restart();
  };

  #connect() {
    this.#retry = undefined;
    const rung = this.#rung;
    this.#end = this.#open(rung, {
      arrived: () => this.#standOn(rung),
      failed: (stayAwayMs) => this.#lost(false, stayAwayMs),
    });
  }

  /** Tries what is better than the rung that serves, which goes on until a better one has brought something. */
  #tryBetter(rung) {
    if (rung >= this.#rung) return this.#climbLater();
    this.#endBetter = this.#open(rung, {
      arrived: () => {
        const end = this.#endBetter;
        this.#endBetter = undefined;
        this.#stop();
        this.#end = end;
        this.#standOn(rung);
      },
      failed: () => {
        this.#endBetter = undefined;
        this.#tryBetter(rung + 1);
      },
    });
  }

  /** Calls `arrived` before the first news, or `failed` where none came; returns what ends it. */
  #open(rung, { arrived, failed }) {
    let served = false;
    return this.#ladder[rung].open(this.#pollId, {
      token: this.#token,
      news: (news) => {
        if (!served) arrived();
        served = true;
        this.#onNews(news);
      },
      lost: (stayAwayMs) => (served ? this.#lost(true, stayAwayMs) : failed(stayAwayMs)),
    });
  }

  #standOn(rung) {
    this.#endBetter?.();
    this.#endBetter = undefined;
    this.#rung = rung;
    this.#failures = 0;
    this.#rounds = 0;
    this.#onKind(this.#ladder[rung].kind);
    this.#climbLater();
  }

  #climbLater() {
    clearTimeout(this.#climb);
    if (this.#rung > 0) this.#climb = setTimeout(() => this.#tryBetter(0), CLIMB_AFTER_MS + jitter(3));
  }

  #lost(served, stayAwayMs) {
    this.#end = undefined;
    if (served) this.#onKind('lost');
    this.#failures++;
    if (!served && this.#rung === this.#ladder.length - 1) {
      this.#onKind('down');
      this.#rounds++;
      this.#rung = 0;
      this.#failures = 0;
    } else if (!served && this.#failures >= TRIES_PER_RUNG) {
      this.#rung++;
      this.#failures = 0;
    }
    const wait = stayAwayMs + jitter(this.#failures + this.#rounds);
    this.#retry = setTimeout(() => this.#connect(), wait);
  }

  #stop() {
    this.#end?.();
    this.#end = undefined;
    this.#endBetter?.();
    this.#endBetter = undefined;
    clearTimeout(this.#retry);
    this.#retry = undefined;
    clearTimeout(this.#climb);
  }
}
