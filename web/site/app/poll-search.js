import { html, nothing, render } from '/vendor/lit-html/lit-html.js';
import { getJson } from './api.js';
import { insist } from './insist.js';
import { mountPolls } from './mount-poll.js';
import { messageOrNull, t } from './text.js';
import { emptySearch, failedList, loadingCards } from './views/list-states.js';

const PAGE = 12;

/** The polls that a word or a theme in the address names, a page at a time. */
export class PollSearch {
  #query;
  #element;
  #cursor = null;

  constructor(query, element) {
    this.#query = query;
    this.#element = element;
    const input = document.querySelector('input[name="q"]');
    input.value = query.get('q') ?? '';
    render(html`<h1>${this.#title()}</h1><h2 class="unseen">${t('search.results')}</h2><div class="pages"></div><div class="more"></div>`, element);
  }

  async load() {
    const page = this.#element.querySelector('.pages').appendChild(document.createElement('div'));
    page.className = 'cards';
    this.#showMore(false);
    render(loadingCards(3), page);
    const { items, nextCursor } = await insist(
      () => getJson(`/polls?${this.#parameters()}`),
      (seconds, now, problem) => render(failedList(seconds, now, problem), page),
    );
    if (items.length > 0) mountPolls(items, page);
    else render(emptySearch(), page);
    this.#cursor = nextCursor;
    this.#showMore(nextCursor);
  }

  #title() {
    const q = this.#query.get('q');
    if (q) return t('search.title', { q });
    const theme = this.#query.get('theme');
    return messageOrNull(`theme.${theme}`) ?? theme;
  }

  #parameters() {
    const parameters = new URLSearchParams({ limit: PAGE });
    for (const name of ['q', 'theme']) {
      if (this.#query.get(name)) parameters.set(name, this.#query.get(name));
    }
    if (this.#cursor) parameters.set('cursor', this.#cursor);
    return parameters;
  }

  #showMore(any) {
    const more = any ? html`<button type="button" @click=${() => this.load()}>${t('search.more')}</button>` : nothing;
    render(more, this.#element.querySelector('.more'));
  }
}
