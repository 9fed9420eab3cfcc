// Reads and writes the table directory of a TrueType file, so that tables can be dropped, added or replaced.

export function readTables(font) {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const tables = new Map();
  for (let i = 0; i < view.getUint16(4); i++) {
    const entry = 12 + 16 * i;
    const tag = font.toString('latin1', entry, entry + 4);
    const start = view.getUint32(entry + 8);
    tables.set(tag, Buffer.from(font.subarray(start, start + view.getUint32(entry + 12))));
  }
  return tables;
}

export function writeTables(tables) {
  const tags = [...tables.keys()].sort();
  tables.get('head').writeUInt32BE(0, 8);
  let size = 12 + 16 * tags.length;
  const starts = tags.map(tag => { const start = size; size += padded(tables.get(tag).length); return start; });
  const font = Buffer.alloc(size);
  writeDirectoryHeader(font, tags.length);
  tags.forEach((tag, i) => {
    const table = tables.get(tag);
    table.copy(font, starts[i]);
    const entry = 12 + 16 * i;
    font.write(tag, entry, 'latin1');
    font.writeUInt32BE(checksum(font.subarray(starts[i], starts[i] + padded(table.length))), entry + 4);
    font.writeUInt32BE(starts[i], entry + 8);
    font.writeUInt32BE(table.length, entry + 12);
  });
  font.writeUInt32BE((0xb1b0afba - checksum(font)) >>> 0, starts[tags.indexOf('head')] + 8);
  return font;
}

// Windows (3, 1, 0x409) records only: the one platform that every reader of names knows.
export function nameTable(names) {
  const records = Object.entries(names).map(([id, text]) => [Number(id), Buffer.from(text, 'utf16le').swap16()]);
  const header = Buffer.alloc(6 + 12 * records.length);
  header.writeUInt16BE(records.length, 2);
  header.writeUInt16BE(header.length, 4);
  let offset = 0;
  records.forEach(([id, text], i) => {
    [3, 1, 0x409, id, text.length, offset].forEach((value, j) => header.writeUInt16BE(value, 6 + 12 * i + 2 * j));
    offset += text.length;
  });
  return Buffer.concat([header, ...records.map(([, text]) => text)]);
}

export function readName(table, id) {
  const count = table.readUInt16BE(2);
  const storage = table.readUInt16BE(4);
  for (let i = 0; i < count; i++) {
    const record = 6 + 12 * i;
    if (table.readUInt16BE(record) === 3 && table.readUInt16BE(record + 6) === id) {
      const start = storage + table.readUInt16BE(record + 10);
      return Buffer.from(table.subarray(start, start + table.readUInt16BE(record + 8))).swap16().toString('utf16le');
    }
  }
  return '';
}

function writeDirectoryHeader(font, count) {
  const power = 2 ** Math.floor(Math.log2(count));
  font.writeUInt32BE(0x00010000, 0);
  [count, 16 * power, Math.log2(power), 16 * (count - power)].forEach((value, i) => font.writeUInt16BE(value, 4 + 2 * i));
}

function checksum(bytes) {
  let sum = 0;
  for (let i = 0; i + 3 < bytes.length; i += 4) sum = (sum + bytes.readUInt32BE(i)) >>> 0;
  return sum;
}

const padded = length => (length + 3) & ~3;
