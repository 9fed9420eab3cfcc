// Latin subset of Source Sans 3 with the spaces French typography needs (U+00A0, U+202F).
// "Source" is a reserved font name (OFL 1.1): a modified file that is served carries another name.
import subsetFont from 'subset-font';

const FAMILY = 'Portail';
const RANGES = [[0x20, 0x7e], [0xa0, 0x17f], [0x2010, 0x2015], [0x2018, 0x201e]];
const SINGLES = '\u2009\u202f\u2022\u2026\u2032\u20ac\u2190\u2191\u2192\u2193\u2212\u00d7\u2260\u2264\u2265\u2713\u25b2\u25bc\u25b8\u25be';

function characters() {
  let text = SINGLES;
  for (const [first, last] of RANGES)
    for (let code = first; code <= last; code++) text += String.fromCodePoint(code);
  return text;
}

/** WOFF2 subset with kerning and tabular figures, renamed. */
export async function webFont(source, weight) {
  const subset = await subsetFont(source, characters(), {
    targetFormat: 'sfnt', keepFeatures: ['kern', 'mark', 'mkmk', 'ccmp', 'locl', 'tnum', 'lnum'],
  });
  return subsetFont(rename(subset, weight), undefined, { targetFormat: 'woff2', keepAllGlyphs: true });
}

/** The same font with its `name` table replaced. */
export function rename(font, weight) {
  const count = font.readUInt16BE(4);
  const tables = [];
  for (let i = 0; i < count; i++) {
    const at = 12 + 16 * i;
    const tag = font.toString('latin1', at, at + 4);
    const offset = font.readUInt32BE(at + 8);
    tables.push({ tag, data: tag === 'name' ? nameTable(weight) : font.subarray(offset, offset + font.readUInt32BE(at + 12)) });
  }
  return assemble(font.subarray(0, 12), tables);
}

function nameTable(weight) {
  const names = [
    [0, 'Copyright Adobe, SIL Open Font License 1.1. Modified version (Latin subset).'],
    [1, `${FAMILY} ${weight}`], [2, 'Regular'], [3, `${FAMILY}-${weight}`], [4, `${FAMILY} ${weight}`], [5, 'Version 1.0'], [6, `${FAMILY}-${weight}`],
  ].map(([id, text]) => [id, Buffer.from(text, 'utf16le').swap16()]);
  const header = Buffer.alloc(6 + 12 * names.length);
  header.writeUInt16BE(names.length, 2);
  header.writeUInt16BE(header.length, 4);
  let offset = 0;
  names.forEach(([id, bytes], i) => {
    [3, 1, 0x409, id, bytes.length, offset].forEach((value, k) => header.writeUInt16BE(value, 6 + 12 * i + 2 * k));
    offset += bytes.length;
  });
  return Buffer.concat([header, ...names.map(([, bytes]) => bytes)]);
}

function assemble(head, tables) {
  const directory = Buffer.alloc(16 * tables.length);
  let offset = head.length + directory.length;
  const bodies = tables.map(({ tag, data }, i) => {
    const padded = Buffer.concat([data, Buffer.alloc((4 - (data.length % 4)) % 4)]);
    directory.write(tag, 16 * i, 'latin1');
    directory.writeUInt32BE(checksum(padded), 16 * i + 4);
    directory.writeUInt32BE(offset, 16 * i + 8);
    directory.writeUInt32BE(data.length, 16 * i + 12);
    offset += padded.length;
    return padded;
  });
  return Buffer.concat([head, directory, ...bodies]);
}

function checksum(buffer) {
  let sum = 0;
  for (let i = 0; i < buffer.length; i += 4) sum = (sum + buffer.readUInt32BE(i)) >>> 0;
  return sum;
}
