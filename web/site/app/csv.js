import { language, locale } from './language.js';

// What a spreadsheet would take for a formula, also behind spaces and marks that it drops or that
// cannot be seen, and in the wide forms that some take for the same.
const FORMULA = /^[\s\p{Cf}]*[=+\-@＝＋－＠]|^[\t\r\n]/u;
// Digits with one word at most, as in 3:2, 1/2, 5 May and 1e5: it would become a time, a date or a number.
const VALUE = /^(?=.*\p{Nd})\P{L}*\p{L}*\P{L}*$/su;
const UNSEEN = '\u200b';

// Spreadsheets read files in the form of their own language. CLDR does not say what stands between two
// fields: a semicolon everywhere but where English and, with decimal points, Spanish is spoken.
const [, DECIMAL] = new Intl.NumberFormat(locale, { numberingSystem: 'latn' }).format(0.5);
const SEPARATOR = DECIMAL === '.' && ['en', 'es'].includes(language) ? ',' : ';';

/**
 * Rows as a CSV text (RFC 4180, but for the separator) that a spreadsheet in the page's language opens as
 * text and numbers, never as a formula.
 */
export const csv = (rows) => `\ufeff${rows.map((row) => row.map(cell).join(SEPARATOR)).join('\r\n')}\r\n`;

/** What somebody wrote, so that it stays a text; not for what is to be copied from the file. */
export const asWritten = (text) => (VALUE.test(text) && !FORMULA.test(text) ? UNSEEN + text : text);

function cell(value) {
  if (typeof value === 'number') return number(value);
  const text = String(value ?? '');
  return quoted(FORMULA.test(text) ? `'${text}` : text);
}

// In quotes a comma separates nothing, whatever else the reader of a file takes for a separator.
const number = (value) => (Number.isInteger(value) || DECIMAL === '.' ? String(value) : quoted(String(value).replace('.', DECIMAL)));

const quoted = (text) => `"${text.replaceAll('"', '""')}"`;
