/** A text that a spreadsheet would take for a formula is made a plain one (OWASP, CSV injection). */
export function safeText(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

/** A cell of a text whose cells are separated: quoted where it must be (RFC 4180). */
export function quotedCell(cell: string, separator: string): string {
  return cell.includes(separator) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
