import { html, render } from '/vendor/lit-html/lit-html.js';
import { getJson } from './api.js';
import { jitter } from './backoff.js';
import { everySecond } from './clock.js';
import { mountPoll } from './mount-poll.js';
import { emptyList, failedList, loadingCards } from './views/list-states.js';
import { themeHead } from './views/theme-head.js';

const SHOWN = 3;
const EMPTY_CHECK_MS = 15_000;

/** A theme with its polls; loads them, and goes on trying while that fails or there are none. */
export class ThemeSection {
  #slug;
  #list;
  #tries = 0;
  #wake = () => {};

  constructor(slug, element) {
    this.#slug = slug;
    element.dataset.theme = slug;
    element.setAttribute('aria-labelledby', `theme-${slug}`);
    render(html`${themeHead(slug)}<div class="cards"></div>`, element);
    this.#list = element.querySelector('.cards');
    this.#show(loadingCards(SHOWN));
    this.#load();
  }

  async #load() {
    try {
      const { items } = await getJson(`/polls?theme=${this.#slug}&limit=${SHOWN}`);
      this.#tries = 0;
      if (items.length > 0) return this.#mount(items);
      this.#show(emptyList());
      await this.#sleep(EMPTY_CHECK_MS);
    } catch (problem) {
      await this.#waitToRetry(problem.retryAfterMs + jitter(++this.#tries));
    }
    this.#load();
  }

  #mount(polls) {
    this.#show(polls.map(() => html`<article class="card poll"></article>`));
    this.#list.querySelectorAll('article').forEach((article, at) => mountPoll(polls[at], article));
  }

  async #waitToRetry(ms) {
    const until = Date.now() + ms;
    const show = () => this.#show(failedList(Math.max(0, Math.ceil((until - Date.now()) / 1_000)), this.#wake));
    const asleep = this.#sleep(ms);
    show();
    const endTicks = everySecond(show);
    await asleep;
    endTicks();
  }

  #sleep(ms) {
    return new Promise((resolve) => {
      this.#wake = resolve;
      setTimeout(resolve, ms);
    });
  }

  #show(content) {
    render(content, this.#list);
  }
}
