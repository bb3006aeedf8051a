import { html, nothing } from '/vendor/lit-html/lit-html.js';
import { formatNumber, formatPercent } from '../format.js';
import { t } from '../text.js';
import { countOfVotes } from './count-of-votes.js';
import { styleVariable } from './style-variable.js';

/** An answer with its bar: a button that chooses it while the poll can be voted on. */
export function optionRow(live, option, numbers) {
  const { values, state } = live.ballot;
  const at = values.indexOf(option.index);
  const ranked = live.poll.type === 'ranked';
  const movable = ranked && live.status === 'open';
  return html`<li
    class="option"
    data-state=${at >= 0 ? state.kind : ''}
    ?data-chosen=${at >= 0}
    ?data-leading=${numbers?.leading}
    ?data-movable=${movable}
  >
    <button
      type="button"
      class="choice"
      aria-pressed=${at >= 0}
      aria-disabled=${live.tappable ? nothing : 'true'}
      @click=${() => live.choose(option.index)}
    >
      <span class="mark" aria-hidden="true">${ranked && at >= 0 ? formatNumber(at + 1) : nothing}</span>
      <span class="label" dir="auto">${option.text}</span>
      <span class="share">${numbers ? formatPercent(numbers.percent) : nothing}</span>
      ${ranked && at >= 0 ? html`<span class="unseen">${t('rank.is', { n: at + 1 })}</span>` : nothing}
      <span class="bar" aria-hidden="true"><span ${styleVariable('--share', numbers?.share ?? 0)}></span></span>
      <span class="count">${numbers ? countOfVotes(numbers.votes) : nothing}</span>
    </button>
    ${movable ? rankButtons(live, option, at) : nothing}
  </li>`;
}

/** For those who want to change an order without taking it back; their room is kept when they are not there. */
function rankButtons(live, { index, text }, at) {
  const { length } = live.ballot.values;
  const button = (by, name, sign) => html`<button
    type="button"
    aria-label=${t(name, { option: text })}
    aria-disabled=${at + by < 0 || at + by >= length ? 'true' : nothing}
    @click=${() => live.move(index, by)}
  >
    ${sign}
  </button>`;
  return html`<span class="rank-buttons">
    ${at >= 0 && live.votable ? html`${button(-1, 'rank.up', '▲')}${button(1, 'rank.down', '▼')}` : nothing}
  </span>`;
}
