import { element } from './dom.js';
import { lire } from './edition.js';

// Cells that a report says aloud; all are in the list.
const DITES = 3;

// Blocks of cells from and to a spreadsheet: tabs and lines. Good cells are kept, the others named, in one report.
export function initCollage({ table, ici, choisies, lignes, colonnes, nommer, pourquoi, dire }, cellules) {
  let lots = 0;

  const enMain = (event) => ici() === document.activeElement && table.contains(document.activeElement) && !event.target.closest?.('input, select, textarea');

  document.addEventListener('copy', (event) => {
    if (!enMain(event) || !document.getSelection().isCollapsed) return;
    const bloc = choisies();
    event.clipboardData.setData('text/plain', bloc.map((rang) => rang.map((cell) => citer(lire(cell))).join('\t')).join('\n'));
    event.preventDefault();
    dire(bloc.length * bloc[0].length > 1 ? `${bloc.length} × ${bloc[0].length} cellules copiées.` : 'Cellule copiée.');
  });

  document.addEventListener('paste', (event) => {
    if (!enMain(event)) return;
    event.preventDefault();
    const bloc = decouper(event.clipboardData.getData('text/plain'));
    if (bloc.length > 0) coller(bloc);
  });

  function coller(bloc) {
    const depart = ici();
    if (depart.closest('thead')) { dire('Rien n’est collé : choisissez d’abord la première cellule à remplir.'); return; }
    const rangs = lignes();
    const [haut, gauche] = [rangs.indexOf(depart.closest('tr')), colonnes(depart.closest('tr')).indexOf(depart)];
    const lot = `lot-${lots += 1}`;
    const rapport = { ecrites: 0, laissees: [], perdues: 0 };
    bloc.forEach((valeurs, bas) => valeurs.forEach((valeur, droite) => {
      const cell = rangs[haut + bas] && colonnes(rangs[haut + bas])[gauche + droite];
      if (!cell) { if (valeur !== '') rapport.perdues += 1; return; }
      if (!cell.dataset.c) { if (valeur !== '' && valeur !== lire(cell)) rapport.laissees.push(`${nommer(cell)} : ${pourquoi(cell)}`); return; }
      if (valeur === lire(cell)) return;
      rapport.ecrites += 1;
      cellules.ecrire(cell, valeur, { lot });
    }));
    if (rapport.ecrites === 0) { raconter(0, [], rapport); return; }
    dire(`${rapport.ecrites > 1 ? `${rapport.ecrites} cellules collées` : 'Une cellule collée'} : enregistrement en cours.`);
    const siens = [];
    // A large block goes in several sendings.
    const suivre = ({ detail: { parties, cellules: sorts } }) => {
      if (!parties.some((partie) => partie.lot === lot)) return;
      siens.push(...sorts.map((sort) => ({ ...sort, partie: parties.find(({ ligne, champ }) => ligne === sort.ligne && champ === sort.champ) })).filter(({ partie }) => partie?.lot === lot));
      if (cellules.reste(lot)) return;
      table.removeEventListener('cellules', suivre);
      raconter(siens.filter(({ etat }) => etat === 'fait').length, siens.filter(({ etat }) => etat !== 'fait').map(({ partie, message }) => `${partie.nom} : « ${partie.valeur} ». ${message}`), rapport);
    };
    table.addEventListener('cellules', suivre);
  }

  function raconter(faites, refusees, { laissees, perdues }) {
    const phrases = [`${faites === 0 ? 'aucune' : faites} ${faites > 1 ? 'cellules enregistrées' : 'cellule enregistrée'}`];
    if (refusees.length > 0) phrases.push(`${refusees.length} ${refusees.length > 1 ? 'refusées' : 'refusée'}`);
    if (laissees.length > 0) phrases.push(`${laissees.length} en lecture seule`);
    if (perdues > 0) phrases.push(`${perdues} hors du tableau`);
    const titre = `Collage : ${phrases.join(', ')}.`;
    const nommees = [...refusees, ...laissees];
    dire([titre, ...nommees.slice(0, DITES), nommees.length > DITES ? 'Toutes sont dans le rapport, au-dessus du tableau.' : ''].filter(Boolean).join(' '));
    document.querySelector('[data-grille-rapport]')?.remove();
    if (refusees.length + laissees.length + perdues === 0) return;
    const boite = element('section', 'grille-rapport');
    boite.dataset.grilleRapport = '';
    boite.setAttribute('aria-label', 'Rapport du collage');
    const liste = element('ul');
    nommees.forEach((phrase) => liste.append(element('li', '', phrase)));
    const fermer = element('button', 'bouton-lien', 'Fermer le rapport');
    fermer.type = 'button';
    fermer.addEventListener('click', () => { boite.remove(); ici()?.focus(); });
    boite.append(element('p', '', titre), liste, fermer);
    (table.closest('.tableau-defilant') ?? table.parentElement).before(boite);
  }
}

// A cell that holds a tab, a line or a quote is quoted, as spreadsheets do.
const citer = (texte) => (/[\t\n"]/.test(texte) ? `"${texte.replaceAll('"', '""')}"` : texte);

/** Rows of cells of a text with tabs and lines; a quoted cell may hold both. */
export function decouper(texte) {
  const rangs = [[]];
  let cell = '', cite = false;
  const source = texte.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  if (source === '') return [];
  for (let i = 0; i < source.length; i += 1) {
    const signe = source[i];
    if (cite) {
      if (signe !== '"') cell += signe;
      else if (source[i + 1] === '"') { cell += '"'; i += 1; }
      else cite = false;
    } else if (signe === '"' && cell === '') cite = true;
    else if (signe === '\t' || signe === '\n') { rangs.at(-1).push(cell.trim()); cell = ''; if (signe === '\n') rangs.push([]); }
    else cell += signe;
  }
  rangs.at(-1).push(cell.trim());
  return rangs;
}
