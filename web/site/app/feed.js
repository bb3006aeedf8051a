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
const TRIES_PER_RUNG = 2;
const CLIMB_AFTER_MS = 20_000;

/**
 * The live numbers of one poll for as long as somebody looks. Falls from WebSocket to event stream to
 * polling when one brings nothing, and from time to time tries the best again.
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
  #retry;
  #climb;

  /**
   * `onKind` is called with connecting, socket, stream, polling, lost, down or paused. An owner's
   * `token` shows numbers that are hidden from others.
   */
  constructor(pollId, { token, onNews, onKind }) {
    this.#pollId = pollId;
    this.#token = token;
    this.#ladder = token ? OWNERS_LADDER : LADDER;
    this.#onNews = onNews;
    this.#onKind = onKind;
  }

  open() {
    if (this.#end || this.#retry) return;
    this.#rung = 0;
    this.#failures = 0;
    this.#onKind('connecting');
    addEventListener('online', this.restart);
    this.#connect();
  }

  close() {
    this.#stop();
    removeEventListener('online', this.restart);
    this.#onKind('paused');
  }

  /** Connects anew, with the best there is, if it is open. */
  restart = () => {
    if (!this.#end && !this.#retry) return;
    this.#stop();
    this.#rung = 0;
    this.#failures = 0;
    this.#connect();
  };

  #connect() {
    this.#retry = undefined;
    const { kind, open } = this.#ladder[this.#rung];
    let served = false;
    this.#end = open(this.#pollId, {
      token: this.#token,
      news: (news) => {
        if (!served) this.#standOn(kind);
        served = true;
        this.#onNews(news);
      },
      lost: (stayAwayMs) => {
        this.#end = undefined;
        this.#lost(served, stayAwayMs);
      },
    });
  }

  #standOn(kind) {
    this.#failures = 0;
    this.#rounds = 0;
    this.#onKind(kind);
    clearTimeout(this.#climb);
    if (this.#rung > 0) this.#climb = setTimeout(this.restart, CLIMB_AFTER_MS + jitter(3));
  }

  #lost(served, stayAwayMs) {
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
    clearTimeout(this.#retry);
    this.#retry = undefined;
    clearTimeout(this.#climb);
  }
}
