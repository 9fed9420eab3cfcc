// Makes the letters' fonts: a Latin subset of Source Sans 3 without its layout tables, under another name (the name "Source" is
// reserved). Its kerning goes to a file beside it: big-endian triples of left glyph, right glyph, value in font units, sorted;
// the layout reads it, the PDF does not carry it. What the subset lacks (Greek, Cyrillic, Vietnamese, combining accents) is in
// "Large", which keeps its layout tables; other scripts are in the Noto fonts, listed with what they cover in repli.txt.
import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import * as hb from 'harfbuzzjs';
import subsetFont from 'subset-font';
import { nameTable, readName, readTables, writeTables } from './sfnt.mjs';

const FAMILY = 'Avis Sans';
const FACES = [
  ['Regular', '400Regular', 'SourceSans3_400Regular'],
  ['Italic', '400Regular_Italic', 'SourceSans3_400Regular_Italic'],
  ['SemiBold', '600SemiBold', 'SourceSans3_600SemiBold'],
  ['SemiBoldItalic', '600SemiBold_Italic', 'SourceSans3_600SemiBold_Italic'],
];
const LARGE = 'Avis Sans Large';
const DROPPED = ['BASE', 'GDEF', 'GPOS', 'GSUB', 'STAT', 'gasp', 'prep'];

const range = (from, to) => Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i)).join('');
// Without U+00AD: a soft hyphen is shaped as an empty space.
const KERNED = range(0x21, 0x7e) + range(0xa1, 0xac) + range(0xae, 0xff) + 'ŒœŸ€’‘“”–—…';
const CHARACTERS = ' \u00a0' + KERNED + range(0x100, 0x17f) + 'ȘșȚț\u2009\u202f\u2011\u2212•‰™→\ufffd';

// Drawn only where a text needs them; the first letters are there for the accents that combine with them.
const WIDER = KERNED + range(0x100, 0x17f) + ' \ufffd\u25cc' + [[0x180, 0x2af], [0x300, 0x52f], [0x1e00, 0x1fff], [0x2010, 0x205e], [0x2070, 0x20bf], [0x2100, 0x22ff], [0x25a0, 0x27bf], [0xfb00, 0xfb06]]
  .map(([from, to]) => range(from, to)).join('');

// In this order: the first that has a character draws it. Han and Hangul come in files of about a hundred characters.
const SCRIPTS = ['arabic', 'hebrew', 'armenian', 'georgian', 'devanagari', 'bengali', 'tamil', 'thai', 'khmer', 'ethiopic', 'sc', 'kr'];
const require = createRequire(import.meta.url);

const source = dirname(require.resolve('@expo-google-fonts/source-sans-3/package.json'));
const target = process.argv[2];
if (!target) throw new Error('usage: node build.mjs <output folder>');
await mkdir(target, { recursive: true });
for (const [style, folder, file] of FACES) {
  const subset = await subsetFont(await readFile(join(source, folder, `${file}.ttf`)), CHARACTERS, { targetFormat: 'truetype', noLayoutClosure: true });
  await writeFile(join(target, `AvisSans-${style}.ttf`), lean(subset, FAMILY, 'AvisSans', style));
  await writeFile(join(target, `AvisSans-${style}.kern`), kerning(subset));
  const wider = await subsetFont(await readFile(join(source, folder, `${file}.ttf`)), WIDER, { targetFormat: 'truetype', keepFeatures: ['ccmp', 'mark', 'mkmk', 'kern'] });
  await writeFile(join(target, `AvisSansLarge-${style}.ttf.gz`), gzipSync(lean(wider, LARGE, 'AvisSansLarge', style, ['BASE', 'STAT', 'gasp', 'prep']), { level: 9 }));
}
const index = [];
for (const script of SCRIPTS) await fallback(`noto-sans-${script}`, file => file.includes(`-${script}-wght-`) || /-\d+-wght-/.test(file));
await fallback('noto-emoji', file => file.includes('-wght-'));
await writeFile(join(target, 'repli.txt'), index.join('\n'));
await copyFile(join(dirname(require.resolve('@fontsource-variable/noto-sans-arabic/package.json')), 'LICENSE'), join(target, 'Noto-LICENSE.txt'));
await copyFile(join(source, 'LICENSE_FONT'), join(target, 'AvisSans-LICENSE.txt'));

// One weight of a variable font, file by file.
async function fallback(name, chosen) {
  const folder = join(dirname(require.resolve(`@fontsource-variable/${name}/package.json`)), 'files');
  for (const file of (await readdir(folder)).filter(chosen).sort()) {
    const regular = await subsetFont(await readFile(join(folder, file)), undefined, { targetFormat: 'truetype', variationAxes: { wght: 400 }, keepAllGlyphs: true, noHinting: true });
    const resource = `${file.replace('-wght-normal.woff2', '')}.ttf.gz`;
    await writeFile(join(target, resource), gzipSync(regular, { level: 9 }));
    index.push(`${resource} ${covered(regular)}`);
  }
}

// "590-5ff,fb1d": what a font has a glyph for, Latin letters and usual punctuation left out.
function covered(bytes) {
  const points = [...new hb.Face(new hb.Blob(bytes)).collectUnicodes()].filter(point => point >= 0x300).sort((a, b) => a - b);
  const spans = [];
  points.forEach(point => spans.length > 0 && spans.at(-1)[1] === point - 1 ? spans.at(-1)[1] = point : spans.push([point, point]));
  return spans.map(([from, to]) => from === to ? from.toString(16) : `${from.toString(16)}-${to.toString(16)}`).join(',');
}

function lean(subset, family, postScript, style, dropped = DROPPED) {
  const tables = readTables(subset);
  tables.set('name', renamed(tables.get('name'), family, postScript, style));
  dropped.forEach(tag => tables.delete(tag));
  return writeTables(tables);
}

function renamed(names, family, postScript, style) {
  return nameTable({
    0: readName(names, 0), 1: family, 2: style, 3: `${postScript}-${style}`, 4: `${family} ${style}`, 5: readName(names, 5), 6: `${postScript}-${style}`,
    13: 'This Font Software is licensed under the SIL Open Font License, Version 1.1.', 14: 'https://openfontlicense.org',
  });
}

// Shapes "left right1 left right2 …" once per left glyph: what an advance gains or loses there is the pair's kerning.
function kerning(bytes) {
  const font = new hb.Font(new hb.Face(new hb.Blob(bytes)));
  const features = ['liga', 'calt', 'ccmp', 'locl', 'clig', 'rlig'].map(tag => new hb.Feature(tag, 0));
  const pairs = [];
  for (const left of KERNED) {
    const buffer = new hb.Buffer();
    buffer.addText([...KERNED].map(right => left + right).join(''));
    buffer.guessSegmentProperties();
    hb.shape(font, buffer, features);
    const glyphs = buffer.getGlyphInfosAndPositions();
    if (glyphs.length !== 2 * KERNED.length) throw new Error(`Unexpected shaping of "${left}"`);
    for (let i = 0; i < glyphs.length; i += 2) {
      const value = glyphs[i].xAdvance - font.glyphHAdvance(glyphs[i].codepoint);
      if (value !== 0) pairs.push([glyphs[i].codepoint, glyphs[i + 1].codepoint, value]);
    }
  }
  pairs.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  return Buffer.from(pairs.flatMap(pair => pair.flatMap(value => [(value >> 8) & 0xff, value & 0xff])));
}
