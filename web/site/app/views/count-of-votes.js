import { html } from '/vendor/lit-html/lit-html.js';
import { formatNumber } from '../format.js';
import { t } from '../text.js';

/** A number of votes beside a bar: the figure to look at, the words to hear. */
export const countOfVotes = (n) =>
  html`<span aria-hidden="true">${formatNumber(n)}</span><span class="unseen">${t('poll.votes', { n })}</span>`;
