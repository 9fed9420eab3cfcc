// Builds wwwroot/dist from Assets/. Run by MSBuild (Assets.targets) or by `npm run build`.
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import path from 'node:path';
import * as esbuild from 'esbuild';
import * as sass from 'sass';
import { webFont } from './fonts.mjs';

const assets = path.dirname(fileURLToPath(import.meta.url));
const root = path.dirname(assets);
const dist = path.join(root, 'wwwroot', 'dist');
const modules = path.join(root, 'node_modules');

await rm(dist, { recursive: true, force: true });
await mkdir(path.join(dist, 'fonts'), { recursive: true });

async function styles() {
  const css = sass.compile(path.join(assets, 'styles', 'site.scss'), { loadPaths: [modules], quietDeps: true }).css;
  const { code } = await esbuild.transform(css, { loader: 'css', minify: true, target: ['chrome109', 'firefox115', 'safari16'] });
  await writeFile(path.join(dist, 'site.css'), code);
}

const scripts = () => esbuild.build({
  // Charts and the live session stand apart: only the page that needs their library loads it.
  entryPoints: ['site.js', 'graphiques.js', 'seance.js'].map(name => path.join(assets, 'scripts', name)),
  outdir: dist,
  nodePaths: [modules],
  bundle: true, minify: true, format: 'esm', target: ['chrome109', 'firefox115', 'safari16'], legalComments: 'none',
});

async function fonts() {
  for (const weight of ['Regular', 'Semibold']) {
    const source = await readFile(path.join(modules, 'source-sans', 'TTF', `SourceSans3-${weight}.ttf`));
    await writeFile(path.join(dist, 'fonts', `portail-${weight.toLowerCase()}.woff2`), await webFont(source, weight));
  }
  await cp(path.join(modules, 'source-sans', 'LICENSE.md'), path.join(dist, 'fonts', 'LICENSE.md'));
}

await Promise.all([styles(), scripts(), fonts(), cp(path.join(assets, 'images'), dist, { recursive: true })]);
