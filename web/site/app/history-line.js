import { getNumbers } from './api.js';
import { jitter } from './backoff.js';
import { serverNow } from './clock.js';
import { formatMoment, formatNumber, formatOnAxis } from './format.js';
import { last } from './lists.js';
import { t } from './text.js';

const LIBRARY = '/vendor/uplot/uPlot.iife.min.js';
const STYLE = '/vendor/uplot/uPlot.min.css';
const HEIGHT = 180;
const POINTS = 500;
// The stored history has a point for every ten seconds in which the tally changed.
const STEP_S = 10;

/**
 * Ballots over time: the stored history, fetched once when it comes on screen, continued by the live
 * tally.
 */
export class HistoryLine {
  #element;
  #token;
  #plot;
  #round;
  #times = [];
  #ballots = [];
  #seen;
  #loading = false;
  #failures = 0;
  #notBefore = 0;

  constructor(element, token) {
    this.#element = element;
    this.#token = token;
    this.#seen = new Promise((resolve) => {
      const observer = new IntersectionObserver(([{ isIntersecting }]) => {
        if (!isIntersecting) return;
        observer.disconnect();
        resolve();
      });
      observer.observe(element);
    });
    new ResizeObserver(() => this.#plot?.setSize(this.#size())).observe(element);
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.#build());
  }

  /** To be called after each change of the poll. */
  async follow(live) {
    if (!live.tally) return;
    if (this.#round !== live.poll.round) await this.#begin(live.poll);
    if (this.#round === live.poll.round && this.#times.length > 0 && live.tally) this.#continue(live);
  }

  /** Begins the line of a round; where that fails, a later change begins it. */
  async #begin(poll) {
    if (this.#loading || Date.now() < this.#notBefore) return;
    this.#loading = true;
    try {
      await this.#seen;
      await library();
      await this.#load(poll);
      this.#round = poll.round;
      this.#failures = 0;
      this.#build();
    } catch (problem) {
      this.#notBefore = Date.now() + (problem.retryAfterMs ?? 0) + jitter(++this.#failures);
    }
    this.#loading = false;
  }

  async #load({ id, round }) {
    const part = `history?round=${round}&limit=${POINTS}`;
    const { points } = await getNumbers(id, part, { token: this.#token });
    this.#times = points.map(({ at }) => Math.min(Date.parse(at) / 1_000 + STEP_S, serverNow() / 1_000));
    this.#ballots = points.map(({ ballots }) => ballots);
    if (points.length > 0 && points.length < POINTS) {
      this.#times.unshift(this.#times[0] - STEP_S);
      this.#ballots.unshift(0);
    }
  }

  #continue({ tally, status }) {
    const now = (status === 'open' ? serverNow() : tally.asOf) / 1_000;
    const last = this.#times.length - 1;
    if (now < this.#times[last] + 1 && tally.ballots === this.#ballots[last]) return;
    const flat = this.#ballots[last] === this.#ballots[last - 1] && this.#ballots[last] === tally.ballots;
    const at = flat || now < this.#times[last] ? last : last + 1;
    this.#times[at] = Math.max(now, this.#times[last]);
    this.#ballots[at] = tally.ballots;
    this.#plot?.setData([this.#times, this.#ballots]);
    this.#describe();
  }

  #build() {
    this.#plot?.destroy();
    this.#plot = undefined;
    if (this.#times.length === 0) return this.#element.replaceChildren(t('history.none'));
    this.#element.replaceChildren();
    const colour = (name) => getComputedStyle(this.#element).getPropertyValue(name);
    const axis = { stroke: colour('--muted'), grid: { stroke: colour('--line'), width: 1 }, ticks: { show: false } };
    this.#plot = new window.uPlot(
      {
        ...this.#size(),
        legend: { show: false },
        cursor: { show: false },
        scales: { y: { range: (_, least, most) => [0, Math.max(4, most * 1.08)] } },
        padding: [12, 28, 0, 0],
        axes: [
          { ...axis, space: 90, values: (_, times) => labels(times) },
          { ...axis, size: 48, values: (_, numbers) => numbers.map((n) => (Number.isInteger(n) ? formatNumber(n) : '')) },
        ],
        series: [{}, { stroke: colour('--accent'), fill: colour('--tint'), width: 2, points: { show: false } }],
      },
      [this.#times, this.#ballots],
      this.#element,
    );
    this.#describe();
  }

  #describe() {
    const [from, to] = [this.#times[0], last(this.#times)].map((time) => formatMoment(time * 1_000));
    this.#element.setAttribute('aria-label', t('history.line', { n: last(this.#ballots), from, to }));
  }

  #size() {
    return { width: this.#element.clientWidth, height: HEIGHT };
  }
}

function labels(times) {
  const span = (last(times) - times[0]) * 1_000;
  return times.map((time) => formatOnAxis(time * 1_000, span));
}

let loading;

/** The chart library, which a first look at a poll does not wait for. */
function library() {
  loading ??= new Promise((resolve, reject) => {
    const style = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: STYLE });
    const script = Object.assign(document.createElement('script'), { src: LIBRARY, onload: resolve, onerror: reject });
    document.head.append(style, script);
  }).catch((problem) => {
    loading = undefined;
    throw problem;
  });
  return loading;
}
