import { html, nothing } from '/vendor/lit-html/lit-html.js';
import { t } from '../text.js';

/** A labelled input with its hint and, where `problem` names it, what is wrong with it. */
export const field = ({ id, label, hint, problem, input }) => html`<div class="field" ?data-wrong=${problem?.field === id}>
  <label for=${id}>${label}</label>
  ${input} ${hint ? html`<p class="hint" id=${`${id}-hint`}>${hint}</p>` : nothing}
  <p class="problem" id=${`${id}-problem`} role="alert">${problem?.field === id ? problem.text : nothing}</p>
</div>`;

/** A choice of one of few values, each told in a title and a plain sentence. */
export const ruleChoice = ({ name, values, value, change }) => html`<fieldset class="rule">
  <legend>${t(`create.${name}`)}</legend>
  ${values.map(
    (each) => html`<label ?data-checked=${each === value}>
      <input type="radio" name=${name} value=${each} .checked=${each === value} @change=${() => change({ [name]: each })} />
      <span><strong>${t(`create.${name}.${each}`)}</strong> <span class="hint">${t(`create.${name}.${each}.means`)}</span></span>
    </label>`,
  )}
</fieldset>`;

/** A small whole number. */
export const number = (id, label, value, min, max, change) =>
  field({
    id,
    label,
    input: html`<input
      id=${id}
      type="number"
      inputmode="numeric"
      min=${min}
      max=${max}
      .value=${String(value)}
      @change=${({ target }) => change(Math.min(max, Math.max(min, Math.trunc(target.valueAsNumber) || min)))}
    />`,
  });
