import { html, nothing } from '/vendor/lit-html/lit-html.js';
import { formatNumber, formatShare } from '../format.js';
import { numbersByOption } from '../tally.js';
import { t } from '../text.js';
import { styleVariable } from './style-variable.js';

/** The answers with their bars; each a button that votes for it while the poll can be voted on. */
export const optionRows = (live) => {
  const numbers = numbersByOption(live.tally);
  return live.poll.options.map((option, at) => optionRow(live, option, numbers?.[at]));
};

function optionRow(live, option, numbers) {
  const chosen = live.ballot.choices.includes(option.index);
  const state = chosen ? live.ballot.state.kind : '';
  return html`<li class="option" data-state=${state} ?data-chosen=${chosen} ?data-leading=${numbers?.leading}>
    <button
      type="button"
      aria-pressed=${chosen}
      aria-disabled=${live.votable ? nothing : 'true'}
      @click=${() => live.choose(option.index)}
    >
      <span class="mark" aria-hidden="true"></span>
      <span class="label" dir="auto">${option.text}</span>
      <span class="share">${numbers ? formatShare(numbers.share) : nothing}</span>
      <span class="bar" aria-hidden="true"><span ${styleVariable('--share', numbers?.share ?? 0)}></span></span>
      <span class="count"
        >${numbers ? html`${formatNumber(numbers.votes)}<span class="unseen"> ${t('poll.votes.short')}</span>` : nothing}</span
      >
    </button>
  </li>`;
}
