import { jitter } from './backoff.js';
import { polling, socket, stream } from './transports.js';

const LADDER = [
  { kind: 'socket', open: socket },
  { kind: 'stream', open: stream },
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
  #onTally;
  #onKind;
  #rung = 0;
  #failures = 0;
  #rounds = 0;
  #end;
  #retry;
  #climb;

  /** `onKind` is called with connecting, socket, stream, polling, lost, down or paused. */
  constructor(pollId, { onTally, onKind }) {
    this.#pollId = pollId;
    this.#onTally = onTally;
    this.#onKind = onKind;
  }

  open() {
    if (this.#end || this.#retry) return;
    this.#rung = 0;
    this.#failures = 0;
    this.#onKind('connecting');
    addEventListener('online', this.#again);
    this.#connect();
  }

  close() {
    this.#stop();
    removeEventListener('online', this.#again);
    this.#onKind('paused');
  }

  #connect() {
    this.#retry = undefined;
    const { kind, open } = LADDER[this.#rung];
    let served = false;
    this.#end = open(this.#pollId, {
      tally: (tally) => {
        if (!served) this.#standOn(kind);
        served = true;
        this.#onTally(tally);
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
    if (this.#rung > 0) this.#climb = setTimeout(this.#again, CLIMB_AFTER_MS + jitter(3));
  }

  #lost(served, stayAwayMs) {
    if (served) this.#onKind('lost');
    this.#failures++;
    if (!served && this.#rung === LADDER.length - 1) {
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

  #again = () => {
    this.#stop();
    this.#rung = 0;
    this.#failures = 0;
    this.#connect();
  };

  #stop() {
    this.#end?.();
    this.#end = undefined;
    clearTimeout(this.#retry);
    this.#retry = undefined;
    clearTimeout(this.#climb);
  }
}
