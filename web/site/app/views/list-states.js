import { html } from '/vendor/lit-html/lit-html.js';
import { t } from '../text.js';

const ROWS = [1, 2, 3];

/** Cards without content, in the measure of those that will come. */
export const loadingCards = (count) => html`<p class="unseen" role="status">${t('list.loading')}</p>
  ${Array.from({ length: count }, () => html`<div class="card blank" aria-hidden="true">
    <span class="line title"></span>
    ${ROWS.map(() => html`<span class="line"></span><span class="line track"></span>`)}
    <span class="line foot"></span>
  </div>`)}`;

export const emptyList = () => html`<div class="card notice">
  <p><strong>${t('list.empty')}</strong></p>
  <p>${t('list.empty.hint')}</p>
</div>`;

export const emptySearch = () => html`<div class="card notice">
  <p><strong>${t('search.empty')}</strong></p>
  <p>${t('search.empty.hint')}</p>
</div>`;

export const pollNotFound = () => html`<div class="card notice">
  <h1>${t('poll.missing')}</h1>
  <p>${t('poll.missing.hint')}</p>
  <p><a class="button" href="/">${t('poll.missing.home')}</a></p>
</div>`;

export const failedList = (seconds, retry, { limited }) => html`<div class="card notice" role="group">
  <p role="alert"><strong>${t(limited ? 'list.limited' : 'list.failed')}</strong></p>
  <p>${t('list.failed.next', { seconds })}</p>
  <button type="button" @click=${retry}>${t('list.retry')}</button>
</div>`;
