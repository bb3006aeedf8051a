import { html, nothing } from '/vendor/lit-html/lit-html.js';
import { formatNumber, formatShare } from '../format.js';
import { t } from '../text.js';
import { styleVariable } from './style-variable.js';

/**
 * One answer with its bar; a button that votes for it while the poll can be voted on. `numbers` is
 * `{share, votes, leading}` or null while there are none.
 */
export function optionRow(live, option, numbers) {
  const chosen = live.choices.includes(option.index);
  const state = chosen ? live.ballot.kind : '';
  return html`<li class="option" data-state=${state} ?data-chosen=${chosen} ?data-leading=${numbers?.leading}>
    <button
      type="button"
      aria-pressed=${chosen}
      aria-disabled=${live.votable ? nothing : 'true'}
      @click=${() => live.choose(option.index)}
    >
      <span class="mark" aria-hidden="true"></span>
      <span class="label" dir="auto">${option.text}</span>
      <span class="share">${numbers ? formatShare(numbers.share) : '–'}</span>
      <span class="bar" aria-hidden="true"><span ${styleVariable('--share', numbers?.share ?? 0)}></span></span>
      <span class="count"
        >${numbers ? html`${formatNumber(numbers.votes)}<span class="unseen"> ${t('poll.votes.short')}</span>` : nothing}</span
      >
    </button>
  </li>`;
}
