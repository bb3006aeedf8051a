import { replaced } from './lists.js';

// What a ballot of each type holds. `values` are indexes of options, in the order of preference where
// ballots rank; where they rate, one rating per option, 0 for none. `limits` is `{min, max}`: how many
// options a ballot names.

const without = (values, index) => values.filter((each) => each !== index);

const choice = {
  blank: () => [],
  named: (values) => values.length,
  names: (values, index) => values.includes(index),
  tapped(values, index, { max }) {
    if (values.includes(index)) return without(values, index);
    return values.length < max ? [...values, index].sort((a, b) => a - b) : values;
  },
  body: (values) => (values.length === 1 ? { choice: values[0] } : { choices: values }),
};

const ranking = {
  ...choice,
  tapped(values, index, { max }) {
    if (values.includes(index)) return without(values, index);
    return values.length < max ? [...values, index] : values;
  },
  body: (values) => ({ ranking: values }),
};

const rating = {
  blank: ({ options }) => options.map(() => 0),
  named: (values) => values.filter((level) => level > 0).length,
  names: (values, index) => values[index] > 0,
  body: (values) => ({ ratings: values }),
};

const KINDS = { single: choice, multiple: choice, ranked: ranking, rating };

/** `{blank, named, names, tapped, body}` of a poll's ballots; `body` is what the API takes. */
export const ballotKind = ({ type }) => KINDS[type];

/** A ranking in which an option has changed places with the one before (-1) or after it (+1). */
export function moved(values, index, by) {
  const from = values.indexOf(index);
  const to = from + by;
  if (from < 0 || to < 0 || to >= values.length) return values;
  return replaced(replaced(values, from, values[to]), to, index);
}
