import { html, nothing } from '/vendor/lit-html/lit-html.js';
import { last } from '../lists.js';
import { LEVELS } from '../poll-draft.js';
import { t } from '../text.js';
import { THEMES } from '../theme.js';
import { field, number, ruleChoice } from './form-parts.js';
import { optionFields } from './option-fields.js';

const MOST_QUESTION = 300;
const MOST_THEME = 50;

/** The form of a new poll; every rule is said in plain words. */
export function createForm(draft, state, act) {
  const rule = (name, values) => ruleChoice({ name, values, value: draft[name], change: act.change, problem: state.problem });
  return html`<form class="card create-form" novalidate @submit=${(event) => submit(event, act)}>
    ${field({
      id: 'question',
      label: t('create.question'),
      problem: state.problem,
      input: html`<textarea
        id="question"
        rows="2"
        maxlength=${MOST_QUESTION}
        dir="auto"
        aria-describedby="question-problem"
        .value=${draft.question}
        @input=${({ target }) => act.change({ question: target.value })}
      ></textarea>`,
    })}
    ${optionFields(draft, state, act)}
    ${rule('type', ['single', 'multiple', 'rating', 'ranked'])} ${limits(draft, act)}
    ${rule('protection', ['session', 'ip', 'code', 'none'])}
    ${draft.protection === 'none' ? nothing : rule('revote', ['no', 'replace'])}
    ${rule('results', ['always', 'after_vote', 'after_close', 'owner'])}
    ${rule('listed', ['no', 'yes'])}
    <fieldset class="two">
      <legend>${t('create.times')}</legend>
      ${moment('opensAt', draft, state, act)} ${moment('closesAt', draft, state, act)}
    </fieldset>
    ${field({
      id: 'theme',
      label: t('create.theme'),
      hint: t('create.theme.hint'),
      input: html`<input
          id="theme"
          list="themes"
          maxlength=${MOST_THEME}
          dir="auto"
          aria-describedby="theme-hint"
          .value=${draft.theme}
          @input=${({ target }) => act.change({ theme: target.value })}
        /><datalist id="themes">${THEMES.map((slug) => html`<option value=${t(`theme.${slug}`)}></option>`)}</datalist>`,
    })}
    ${state.keyAsked ? keyField(state) : nothing}
    <p class="problem" role="alert">${state.problem && !state.problem.field ? state.problem.text : nothing}</p>
    <button class="primary big" aria-disabled=${state.sending ? 'true' : nothing}>
      ${t(state.sending ? 'create.sending' : 'create.send')}
    </button>
  </form>`;
}

function submit(event, act) {
  event.preventDefault();
  act.create(event.target.querySelector('#create-key')?.value);
}

function limits(draft, { change }) {
  if (draft.type === 'single') return nothing;
  const most = Math.max(draft.texts.length, 2);
  return html`<div class="two">
    ${number('min', t(`create.min.${draft.type}`), draft.least, 1, draft.most, (min) => change({ min }))}
    ${number('max', t(`create.max.${draft.type}`), draft.most, draft.fewestMost, most, (max) => change({ max }))}
    ${draft.type === 'rating'
      ? number('levels', t('create.levels'), draft.levels, LEVELS[0], last(LEVELS), (levels) => change({ levels }))
      : nothing}
  </div>`;
}

const moment = (name, draft, state, { change }) =>
  field({
    id: name,
    label: t(`create.${name}`),
    problem: state.problem,
    input: html`<input
      id=${name}
      type="datetime-local"
      aria-describedby=${`${name}-problem`}
      .value=${draft[name]}
      @change=${({ target }) => change({ [name]: target.value })}
    />`,
  });

const keyField = (state) =>
  field({
    id: 'create-key',
    label: t('create.key'),
    problem: state.problem,
    input: html`<input id="create-key" type="password" autocomplete="off" aria-describedby="create-key-problem" />`,
  });
