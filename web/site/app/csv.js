// What a spreadsheet would take for a formula, also behind spaces and marks that it drops or that
// cannot be seen, and in the wide forms that some take for the same.
const FORMULA = /^[\s\p{Cf}]*[=+\-@＝＋－＠]|^[\t\r\n]/u;

/** Rows as a CSV text (RFC 4180) that a spreadsheet opens as text and numbers, never as a formula. */
export const csv = (rows) => `\ufeff${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;

function cell(value) {
  if (typeof value === 'number') return String(value);
  const text = String(value ?? '');
  return `"${(FORMULA.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
}
