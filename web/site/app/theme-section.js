import { html, render } from '/vendor/lit-html/lit-html.js';
import { getJson } from './api.js';
import { pause } from './backoff.js';
import { insist } from './insist.js';
import { mountPolls } from './mount-poll.js';
import { emptyList, failedList, loadingCards } from './views/list-states.js';
import { themeHead } from './views/theme-head.js';

const SHOWN = 3;
const EMPTY_CHECK_MS = 15_000;

/** A theme with its newest polls; waits for the first one where there are none. */
export class ThemeSection {
  #slug;
  #head;
  #list;
  #figures = null;
  #shown = new Map();

  constructor(slug, element) {
    this.#slug = slug;
    element.dataset.theme = slug;
    element.setAttribute('aria-labelledby', `theme-${slug}`);
    render(html`<header class="theme-head"></header><div class="cards"></div>`, element);
    [this.#head, this.#list] = element.children;
    this.#drawHead();
    render(loadingCards(SHOWN), this.#list);
  }

  /** Loads the polls and shows them; resolves to those that it has when the first try is over, perhaps none. */
  load() {
    return new Promise((resolve) => this.#load(resolve).finally(() => resolve([])));
  }

  /** Goes on until there are polls to show; `first` is called after each try. */
  async #load(first) {
    for (;;) {
      const { items } = await insist(
        () => getJson(`/polls?theme=${encodeURIComponent(this.#slug)}&limit=${SHOWN}`),
        (seconds, now, problem) => {
          first([]);
          render(failedList(seconds, now, problem), this.#list);
        },
      );
      first(items);
      if (items.length > 0) return mountPolls(items, this.#list, (live) => this.#count(live));
      render(emptyList(), this.#list);
      await pause(EMPTY_CHECK_MS);
    }
  }

  /** `figures` is `{polls, ballots}` of the theme, or null while unknown. */
  showFigures(figures) {
    this.#figures = figures;
    this.#drawHead();
  }

  /** The figures are fetched now and then; the polls on the page are ahead of them. */
  #count({ poll, tally }) {
    if (!tally || this.#shown.get(poll.id) === tally.ballots) return;
    this.#shown.set(poll.id, tally.ballots);
    this.#drawHead();
  }

  #drawHead() {
    const figures = this.#figures;
    const seen = [...this.#shown.values()].reduce((sum, ballots) => sum + ballots, 0);
    const all = figures && this.#shown.size === figures.polls;
    const ballots = figures?.ballots == null ? null : all ? seen : Math.max(seen, figures.ballots);
    render(themeHead(this.#slug, figures && { ...figures, ballots }), this.#head);
  }
}
