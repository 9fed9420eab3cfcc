/** Integer centimes of what a person types ("1 234,56", "1234.5 €"), 0 when empty, null when it is not an amount. */
export function parseAmount(text) {
  const compact = text.replace(/[\s\u00a0\u202f\u2009€]/g, '').replace(',', '.');
  if (compact === '') return 0;
  const match = /^(\d+)(?:\.(\d{0,2}))?$/.exec(compact);
  return match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : null;
}

/** `1 234,56 €`, as the server writes it. */
export function formatAmount(centimes) {
  const euros = Math.trunc(Math.abs(centimes) / 100).toString().replace(/\B(?=(\d{3})+$)/g, '\u202f');
  return `${centimes < 0 ? '−' : ''}${euros},${String(Math.abs(centimes) % 100).padStart(2, '0')} €`;
}
