const ZERO = 48;
const NINE = 57;

const isDigit = (code: number) => code >= ZERO && code <= NINE;

/** Order in which runs of digits count as numbers: `field_2` before `field_10`. Total, and fast enough for 10^6 names. */
export function compareNatural(a: string, b: string): number {
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(j);
    if (isDigit(x) && isDigit(y)) {
      const startX = skipZeros(a, i);
      const startY = skipZeros(b, j);
      const endX = skipDigits(a, startX);
      const endY = skipDigits(b, startY);
      if (endX - startX !== endY - startY) return endX - startX - (endY - startY);
      for (let p = startX, q = startY; p < endX; p++, q++) {
        const difference = a.charCodeAt(p) - b.charCodeAt(q);
        if (difference !== 0) return difference;
      }
      i = endX;
      j = endY;
    } else {
      if (x !== y) return x - y;
      i++;
      j++;
    }
  }
  return a.length - i - (b.length - j) || (a < b ? -1 : a > b ? 1 : 0);
}

function skipZeros(text: string, at: number): number {
  while (text.charCodeAt(at) === ZERO && isDigit(text.charCodeAt(at + 1))) at++;
  return at;
}

function skipDigits(text: string, at: number): number {
  while (isDigit(text.charCodeAt(at))) at++;
  return at;
}
