import { html, nothing } from '/vendor/lit-html/lit-html.js';
import { formatMean, formatNumber } from '../format.js';
import { t } from '../text.js';
import { styleVariable } from './style-variable.js';

/** An answer with its scale to rate it on; each step shows how many chose it, the bar the mean. */
export function ratingRow(live, option, numbers) {
  const { poll, ballot } = live;
  const mine = ballot.values[option.index];
  const label = `label-${poll.id}-${option.index}`;
  return html`<li
    class="option rating"
    data-state=${mine > 0 ? ballot.state.kind : ''}
    ?data-chosen=${mine > 0}
    ?data-leading=${numbers?.leading}
  >
    <span id=${label} class="label" dir="auto">${option.text}</span>
    <span class="share">${numbers?.mean == null ? nothing : formatMean(numbers.mean)}</span>
    <span class="unseen">${numbers ? meanInWords(poll, numbers) : nothing}</span>
    <span class="bar" aria-hidden="true"><span ${styleVariable('--share', numbers?.share ?? 0)}></span></span>
    <span class="count" aria-hidden="true">${numbers ? formatNumber(numbers.votes) : nothing}</span>
    <span class="scale" role="radiogroup" aria-labelledby=${label} ?data-still=${!live.votable}>
      ${Array.from({ length: poll.levels }, (_, at) => step(live, option, at + 1, mine, numbers))}
    </span>
    <button
      type="button"
      class="clear"
      data-heir="input"
      aria-label=${t('rate.clear', { option: option.text })}
      ?hidden=${mine === 0 || !live.votable}
      @click=${() => live.mark(option.index, 0)}
    >
      ✕
    </button>
  </li>`;
}

const step = (live, { index }, level, mine, numbers) => html`<label ?data-mine=${level === mine}>
  <input
    type="radio"
    class="unseen"
    name=${`rating-${live.poll.id}-${index}`}
    .checked=${level === mine}
    ?disabled=${!live.votable}
    @change=${() => live.mark(index, level)}
  />
  <span class="part" aria-hidden="true" ${styleVariable('--share', part(numbers, level))}></span>
  <span class="level">${formatNumber(level)}</span>
</label>`;

const part = (numbers, level) => (numbers?.votes ? numbers.distribution[level - 1] / numbers.votes : 0);

const meanInWords = ({ levels }, { mean, votes }) =>
  mean === null ? t('rate.none') : t('rate.mean', { mean: formatMean(mean), levels, n: votes });
