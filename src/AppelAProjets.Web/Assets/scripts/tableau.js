import { initAgents } from './agents.js';
import { initCellules } from './cellules.js';
import { initCollage } from './collage.js';
import { editer } from './edition.js';
import { element } from './dom.js';

// The table as a grid for the keyboard: one stop of Tab, arrows move, nothing of it waits for the server.
const PAGE = 10;
const LETTRE = /^\p{L}$/u;
const AIDE = 'Flèches pour se déplacer, Entrée ou F2 pour écrire, / pour chercher, o ouvre la fiche, x coche le dossier, Ctrl+Z reprend la dernière cellule.';

export function initTableau(table) {
  const cadre = table.closest('.tableau-defilant') ?? table.parentElement;
  const etat = ligneDEtat(cadre);
  const grille = { table, base: table.dataset.tableau, pourquoi, dire: (texte) => { if (etat.textContent !== texte) etat.textContent = texte; }, aller, nommer, lignes, colonnes, ici: () => courante, choisies };
  let courante = null, ancre = null;
  const cartes = new WeakMap();
  const raisons = JSON.parse(table.dataset.raisons ?? '{}');

  preparer();
  const cellules = initCellules(grille);
  initCollage(grille, cellules);
  const agents = initAgents({ adresse: `${grille.base}/presences`, lieu: 'tableau', ici: () => courante?.closest('tr[data-id]')?.dataset.id, lignes: cellules.versions, recu: cellules.recevoir, table });

  function preparer() {
    cadre.removeAttribute('tabindex');
    table.querySelectorAll('a, input, button, select, summary').forEach((control) => { control.tabIndex = -1; });
    const premiere = table.querySelector('tbody [data-c]') ?? lignes()[0]?.cells[0];
    if (premiere) prendre(premiere);
    marges();
    new ResizeObserver(marges).observe(table);
  }

  // What is frozen must not hide the cell in hand.
  function marges() {
    const figees = [...lignes()[0]?.cells ?? []].filter((cell) => getComputedStyle(cell).position === 'sticky');
    cadre.style.scrollPaddingLeft = `${figees.reduce((somme, cell) => somme + cell.offsetWidth, 0) + 4}px`;
    cadre.style.scrollPaddingTop = `${(table.tHead?.offsetHeight ?? 0) + 4}px`;
  }

  // Without the rows that name a group.
  function lignes() { return [...table.querySelectorAll('tbody > tr[data-id]')]; }

  // Column by column, whatever the cells that stand for several.
  function colonnes(rang) {
    if (!cartes.has(rang)) cartes.set(rang, [...rang.cells].flatMap((cell) => Array(cell.colSpan).fill(cell)));
    return cartes.get(rang);
  }

  // The header cells by column: the lower of two levels where there are two.
  function titres() {
    const carte = [];
    let haut = [];
    for (const rang of table.tHead.rows) {
      let colonne = 0;
      const suite = [];
      for (const cell of rang.cells) {
        while (haut[colonne] > 1) { suite[colonne] = haut[colonne] - 1; colonne += 1; }
        for (let large = 0; large < cell.colSpan; large += 1) { carte[colonne] = [...(carte[colonne] ?? []), cell]; suite[colonne] = cell.rowSpan; colonne += 1; }
      }
      while (haut[colonne] > 1) { suite[colonne] = haut[colonne] - 1; colonne += 1; }
      haut = suite;
    }
    return carte;
  }

  const numero = (rang) => [...rang.cells[0].childNodes].filter((noeud) => noeud.nodeType === Node.TEXT_NODE).map((noeud) => noeud.data).join('').trim();

  /** « EMPL28-0012, PREF44 Avis »: how a cell is named in a message. */
  function nommer(cell) {
    const rang = cell.closest('tr');
    const titre = (titres()[colonnes(rang).indexOf(cell)] ?? []).map((th) => th.textContent.trim()).join(' ');
    return `${numero(rang)}, ${titre}`;
  }

  function prendre(cell) {
    if (courante) courante.tabIndex = -1;
    cell.tabIndex = 0;
    courante = cell;
  }

  function aller(cell, etendre = false) {
    if (!cell) return;
    if (!etendre) { ancre = null; marquer(); } else ancre ??= courante;
    const avant = courante?.closest('tr');
    prendre(cell);
    cell.focus({ preventScroll: true });
    cell.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    if (etendre) { marquer(); const bloc = choisies(); grille.dire(`${bloc.length} × ${bloc[0].length} cellules choisies : Ctrl+C les copie.`); return; }
    annoncer(cell, avant !== cell.closest('tr'));
  }

  function annoncer(cell, autreLigne) {
    const presents = autreLigne ? agents.sur(cell.closest('tr').dataset.id) : '';
    grille.dire(cellules.etatDe(cell) || [presents, cell.dataset.c ? cell.dataset.k ?? '' : pourquoi(cell)].filter(Boolean).join(' ') || (cell.dataset.c ? 'Cellule à remplir : Entrée ou F2 pour écrire.' : ''));
  }

  // Of a cell that is not to be filled: its column says it, else the cell, else its row.
  function pourquoi(cell) {
    const rang = cell.closest('tr');
    if (rang.parentElement === table.tHead) return '';
    if (cell.querySelector('a[href]')) return 'Entrée pour ouvrir la fiche.';
    const raison = raisons[titres()[colonnes(rang).indexOf(cell)]?.at(-1)?.dataset.p || cell.dataset.p || rang.dataset.p];
    return raison ? `Lecture seule : ${raison}` : 'Lecture seule.';
  }

  // The block from where Shift was first held to here.
  function choisies() {
    if ([ancre, courante].some((cell) => cell?.closest('thead'))) return [[courante]];
    const rangs = lignes();
    const coins = [ancre ?? courante, courante].map((cell) => [rangs.indexOf(cell.closest('tr')), colonnes(cell.closest('tr')).indexOf(cell)]);
    const [[haut, gauche], [bas, droite]] = [[0, 1].map((axe) => Math.min(coins[0][axe], coins[1][axe])), [0, 1].map((axe) => Math.max(coins[0][axe], coins[1][axe]))];
    return rangs.slice(haut, bas + 1).map((rang) => colonnes(rang).slice(gauche, droite + 1));
  }

  function marquer() {
    table.querySelectorAll('[data-choisie]').forEach((cell) => { delete cell.dataset.choisie; });
    if (ancre) choisies().flat().forEach((cell) => { cell.dataset.choisie = ''; });
  }

  // The neighbour of a cell by rows and columns, kept inside; above the first row, the header.
  function voisine(cell, versLeBas, versLaDroite) {
    const rangs = lignes();
    const rang = cell.closest('tr');
    if (rang.parentElement === table.tHead) {
      const colonne = titres().findIndex((pile) => pile.includes(cell));
      if (versLeBas > 0) return colonnes(rangs[0])[colonne];
      const voisins = titres().map((pile) => pile.at(-1));
      let autre = colonne + versLaDroite;
      while (versLaDroite && voisins[autre] === cell) autre += versLaDroite;
      return voisins[autre] ?? cell;
    }
    const carte = colonnes(rang);
    const colonne = versLaDroite > 0 ? carte.lastIndexOf(cell) : carte.indexOf(cell);
    const ligne = rangs.indexOf(rang) + versLeBas;
    if (versLeBas < 0 && rang === rangs[0]) return titres()[colonne]?.at(-1) ?? cell;
    return colonnes(rangs[Math.max(0, Math.min(rangs.length - 1, ligne))])[Math.max(0, Math.min(carte.length - 1, colonne + versLaDroite))] ?? cell;
  }

  function editableApres(cell, sens) {
    const toutes = [...table.querySelectorAll('tbody [data-c]')].filter((autre) => autre.checkVisibility?.() ?? true);
    return toutes[toutes.indexOf(cell) + sens];
  }

  function ecrire(cell, debut) {
    if (!cell.dataset.c) {
      const lien = cell.querySelector('a[href]');
      if (lien && debut === undefined) lien.click();
      else grille.dire(pourquoi(cell));
      return false;
    }
    if (cellules.choisir(cell)) return false;
    return editer(cell, {
      nom: nommer(cell),
      debut,
      fini: (valeur, suite) => {
        if (valeur !== null) cellules.ecrire(cell, valeur);
        if (suite === 'bas') aller(voisine(cell, 1, 0));
        else if (suite === 'suivante' || suite === 'precedente') aller(editableApres(cell, suite === 'suivante' ? 1 : -1) ?? cell);
        else if (suite === 'ici') aller(cell);
        if (valeur === null) grille.dire('Rien n’a changé : l’ancienne valeur est rendue.');
      },
    });
  }

  const MOUVEMENTS = {
    ArrowUp: (cell, loin) => (loin ? colonnes(lignes()[0])[colonnes(cell.closest('tr')).indexOf(cell)] : voisine(cell, -1, 0)),
    ArrowDown: (cell, loin) => (loin ? colonnes(lignes().at(-1))[colonnes(cell.closest('tr')).indexOf(cell)] : voisine(cell, 1, 0)),
    ArrowLeft: (cell, loin) => (loin ? cell.closest('tr').cells[0] : voisine(cell, 0, -1)),
    ArrowRight: (cell, loin) => (loin ? [...cell.closest('tr').cells].at(-1) : voisine(cell, 0, 1)),
    Home: (cell, loin) => (loin ? lignes()[0].cells[0] : cell.closest('tr').cells[0]),
    End: (cell, loin) => [...(loin ? lignes().at(-1) : cell.closest('tr')).cells].at(-1),
    PageUp: (cell) => (cell.closest('tr').parentElement === table.tHead ? cell : colonnes(lignes()[Math.max(0, lignes().indexOf(cell.closest('tr')) - PAGE)])[colonnes(cell.closest('tr')).indexOf(cell)]),
    PageDown: (cell) => voisine(cell, PAGE, 0),
  };

  const COMMANDES = {
    Enter: (cell) => ecrire(cell),
    F2: (cell) => ecrire(cell),
    Escape: (cell) => { if (ancre) { aller(cell); return; } grille.dire(cellules.reprendre(cell) ? 'L’ancienne valeur est rendue.' : AIDE); },
    Delete: (cell) => { if (cell.dataset.c) cellules.ecrire(cell, ''); },
    '/': () => document.querySelector('main [type="search"]')?.focus(),
    o: (cell) => cell.closest('tr').querySelector('a[href*="/dossiers/"]')?.click(),
    x: cocher,
    ' ': cocher,
  };

  function cocher(cell) {
    const coche = cell.closest('tr').querySelector('input[name="ids"]');
    if (!coche) { grille.dire('Ce tableau n’a pas de dossiers à cocher pour vous.'); return; }
    coche.click();
    grille.dire(`${numero(cell.closest('tr'))} ${coche.checked ? 'coché' : 'décoché'}. ${document.querySelector('[data-selection-etat]')?.textContent ?? ''}`.trim());
  }

  table.addEventListener('keydown', (event) => {
    const cell = event.target;
    if (cell !== courante || event.isComposing) return;
    const loin = event.ctrlKey || event.metaKey;
    if (loin && event.key.toLowerCase() === 'z') { event.preventDefault(); cellules.defaire(); return; }
    if (MOUVEMENTS[event.key] && !event.altKey) {
      event.preventDefault();
      const [cible, etendre] = [MOUVEMENTS[event.key](cell, loin), event.shiftKey && !cell.closest('thead')];
      if (!etendre || !cible?.closest('thead')) aller(cible, etendre);
      return;
    }
    if (loin || event.altKey) return;
    // A word begins with any letter.
    const mot = LETTRE.test(event.key) && cell.dataset.c?.endsWith('Motif');
    if (COMMANDES[event.key] && !mot) { event.preventDefault(); COMMANDES[event.key](cell); return; }
    // The key itself goes into the field that has just opened.
    if (event.key === 'Dead' || event.key.length === 1) { if (!ecrire(cell, event.key)) event.preventDefault(); }
  });
  table.addEventListener('pointerdown', (event) => {
    const cell = event.target.closest('td, th');
    if (!cell || event.target.closest('a, input, select, button, textarea') || !table.contains(cell)) return;
    // Text may still be selected with the mouse; the cell is in hand all the same.
    aller(cell, event.shiftKey && !cell.closest('thead'));
  });
  table.addEventListener('dblclick', (event) => { const cell = event.target.closest('[data-c]'); if (cell && !cell.querySelector('input, select, textarea')) ecrire(cell); });
  table.addEventListener('focusin', (event) => { const cell = event.target.closest('td, th'); if (cell && event.target === cell && cell !== courante) prendre(cell); });
}

// Says what the last key did; read by a screen reader.
function ligneDEtat(cadre) {
  const ligne = document.querySelector('[data-grille-etat]') ?? element('p', 'grille-etat');
  ligne.dataset.grilleEtat = '';
  ligne.setAttribute('role', 'status');
  if (!ligne.isConnected) cadre.before(ligne);
  if (matchMedia('(min-width: 48em)').matches) ligne.textContent = AIDE;
  return ligne;
}
