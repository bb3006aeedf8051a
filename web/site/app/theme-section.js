import { html, render } from '/vendor/lit-html/lit-html.js';
import { getJson } from './api.js';
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

  constructor(slug, element) {
    this.#slug = slug;
    element.dataset.theme = slug;
    element.setAttribute('aria-labelledby', `theme-${slug}`);
    render(html`<header class="theme-head"></header><div class="cards"></div>`, element);
    [this.#head, this.#list] = element.children;
    this.showFigures(null);
    render(loadingCards(SHOWN), this.#list);
  }

  /** Loads the polls and shows them; resolves to them once there are any. */
  async load() {
    for (;;) {
      const { items } = await insist(
        () => getJson(`/polls?theme=${this.#slug}&limit=${SHOWN}`),
        (seconds, now) => render(failedList(seconds, now), this.#list),
      );
      if (items.length > 0) {
        mountPolls(items, this.#list);
        return items;
      }
      render(emptyList(), this.#list);
      await new Promise((resolve) => setTimeout(resolve, EMPTY_CHECK_MS));
    }
  }

  /** `figures` is `{polls, ballots}` of the theme, or null while unknown. */
  showFigures(figures) {
    render(themeHead(this.#slug, figures), this.#head);
  }
}
