import { element, entreTemps } from './dom.js';
import { lire } from './edition.js';
import { reconnecter } from './reconnexion.js';
import { estOuverte } from './session.js';
import { tiroir } from './tiroir.js';

// The cells typed and not yet kept: a queue in the tab, one request at a time, each cell with what it said before. Nothing waits for the answer.
const ATTENTES = [2_000, 5_000, 15_000, 30_000];
const DELAI = 60_000;
// The server reads no more at a time than 2,000.
const LOT = 500;
const VIDE = '—';
const ARRET = 'rien ne s’enregistre plus dans cette page. Copiez ce qui manque, puis rechargez-la.';
const PARTIE = 'Cette ligne n’est plus à vous, ou n’existe plus : copiez ce que vous avez écrit.';
const estNul = (texte) => ['', VIDE, '0', '0,00'].includes(texte);
const ETATS = { 'en-cours': 'En cours d’enregistrement.', enregistre: 'Enregistré.', change: 'Modifié entre-temps par quelqu’un d’autre.' };

export function initCellules(grille) {
  const { table, base, dire } = grille;
  const garde = tiroir('cellules');
  // Entries: pending (attente), sent (envoi), refused (refuse), in conflict (conflit).
  const file = new Map(garde.lire(base) ?? []);
  const faites = [];
  let envoi = false, essais = 0, arretee = false, minuterie;

  const cle = ({ ligne, champ }) => `${ligne}:${champ}`;
  const cellule = ({ ligne, champ }) => table.querySelector(`[data-l="${CSS.escape(ligne)}"][data-c="${CSS.escape(champ)}"]`);
  const entree = (cell) => file.get(cle({ ligne: cell.dataset.l, champ: cell.dataset.c }));
  const garder = () => garde.ecrire(base, file.size === 0 ? null : [...file]);

  function marquer(cell, etat, message = ETATS[etat]) {
    if (!cell) return;
    if (etat) cell.dataset.etat = etat; else delete cell.dataset.etat;
    if (message) cell.title = message; else cell.removeAttribute('title');
    if (etat === 'refuse') cell.setAttribute('aria-invalid', 'true'); else cell.removeAttribute('aria-invalid');
  }

  const montrer = (cell, texte) => { if (cell && !('ouverte' in cell.dataset)) cell.textContent = texte; };

  /** Keeps what was typed in a cell. */
  function ecrire(cell, valeur, { lot = null, defait = false } = {}) {
    const deja = entree(cell);
    const { l: ligne, c: champ } = cell.dataset;
    // What is being sent will be there before this is.
    const avant = (deja?.etat === 'envoi' ? deja.valeur : deja?.avant) ?? lire(cell);
    const nouvelle = { ligne, champ, dossier: cell.closest('tr').dataset.id, nom: grille.nommer(cell), valeur, avant, version: deja?.version ?? Number(cell.dataset.v), etat: 'attente', lot, reprise: defait };
    if (!defait) faites.push({ cell, avant: deja?.valeur ?? avant });
    file.set(cle(nouvelle), nouvelle);
    // What was refused on this line waits for what was just typed: an opinion for its reason.
    for (const autre of file.values()) if (autre.ligne === ligne && autre.etat === 'refuse') Object.assign(autre, { etat: 'attente', dit: autre.message });
    montrer(cell, valeur);
    garder();
    if (arretee) { marquer(cell, 'refuse', ARRET); dire(`${nouvelle.nom} : ${ARRET}`); return; }
    marquer(cell, 'en-cours');
    if (!lot) dire(`${nouvelle.nom} : en cours d’enregistrement.`);
    planifier(0);
  }

  function planifier(attente) {
    clearTimeout(minuterie);
    if (attente === 0) queueMicrotask(() => envoyer()); else minuterie = setTimeout(envoyer, attente);
  }

  async function envoyer(quitte = false) {
    const parties = [...file.values()].filter(({ etat }) => etat === 'attente').slice(0, LOT);
    if ((envoi && !quitte) || arretee || parties.length === 0) return;
    envoi = true;
    parties.forEach((partie) => { partie.etat = 'envoi'; });
    try {
      const response = await poster(parties);
      if (response.status === 401) { await seReconnecter(); return; }
      // A token that is no longer valid: the session says whether it is open, and gives the token of the day.
      if (response.status === 400 && essais === 0) { essais = 1; if (!await estOuverte()) await seReconnecter(); return; }
      if (response.status === 400 || response.status === 404) { arreter('Ces cellules ne peuvent plus être enregistrées. Copiez ce qui manque, puis rechargez la page.'); return; }
      if (!response.ok) throw new Error(`HTTP ${response.status}`);
      const reponse = await response.json();
      essais = reponse.cellules.some(({ etat }) => etat === 'conflit') ? essais : 0;
      appliquer(reponse, parties);
    } catch {
      const attente = ATTENTES[Math.min(essais, ATTENTES.length - 1)];
      essais += 1;
      dire(`La connexion est coupée. ${enMots(parties.length)} dans cette page : un nouvel essai est prévu.`);
      remettre(parties);
      planifier(attente);
    } finally {
      envoi = false;
      remettre(parties);
      if (essais <= 1 && !arretee && [...file.values()].some(({ etat }) => etat === 'attente')) planifier(essais === 0 ? 0 : ATTENTES[0]);
    }
  }

  const enMots = (nombre) => (nombre > 1 ? `${nombre} cellules attendent` : 'Une cellule attend');
  const remettre = (parties) => parties.forEach((partie) => { if (partie.etat === 'envoi') partie.etat = 'attente'; });

  function poster(parties) {
    const body = new FormData();
    body.append('__RequestVerificationToken', document.querySelector('[name="__RequestVerificationToken"]').value);
    body.append('cellules', JSON.stringify(parties.map(({ ligne, dossier, champ, valeur, avant, version }) => ({ ligne, dossier, champ, valeur, avant, version }))));
    // Small enough, it goes on when the page is left.
    const keepalive = body.get('cellules').length < 50_000;
    return fetch(`${base}/cellules`, { method: 'POST', body, keepalive, headers: { 'X-Requested-With': 'XMLHttpRequest' }, signal: AbortSignal.timeout(DELAI) });
  }

  async function seReconnecter() {
    dire('Votre session est terminée. Ce que vous avez écrit est encore dans cette page : reconnectez-vous pour l’enregistrer.');
    await reconnecter();
    dire('Vous êtes de nouveau connecté : l’enregistrement reprend.');
    grille.ici()?.focus();
    essais = 0;
  }

  function arreter(texte) { arretee = true; dire(texte); }

  function appliquer({ cellules, lignes }, parties) {
    const connues = new Map(lignes.map((ligne) => [ligne.id, ligne]));
    let occupees = 0;
    for (const sort of cellules) {
      const partie = parties.find((autre) => cle(autre) === cle(sort));
      const actuelle = file.get(cle(sort));
      if (actuelle && partie && actuelle !== partie && sort.etat !== 'fait') actuelle.avant = partie.avant;
      if (!partie || actuelle !== partie) continue;
      const cell = cellule(sort);
      if (sort.etat === 'conflit' && occupe(partie, connues.get(sort.ligne))) { partie.etat = 'attente'; occupees += 1; continue; }
      if (sort.etat === 'fait') { file.delete(cle(sort)); marquer(cell, 'enregistre'); }
      else if (sort.etat === 'conflit') { Object.assign(partie, { etat: 'conflit', message: sort.message }); marquer(cell, 'conflit', sort.message); demander(partie, sort, connues.get(sort.ligne)); }
      else { Object.assign(partie, { etat: 'refuse', message: sort.message }); marquer(cell, 'refuse', sort.message); }
    }
    lignes.forEach((ligne) => recevoirLigne(ligne));
    garder();
    const sues = cellules.filter((sort) => parties.find((partie) => cle(partie) === cle(sort))?.etat !== 'attente');
    table.dispatchEvent(new CustomEvent('cellules', { bubbles: true, detail: { parties, cellules: sues } }));
    raconter(sues, parties, lignes);
    if (occupees === 0) return;
    essais += 1;
    dire(`Le portail est très occupé. ${enMots(occupees)} dans cette page : un nouvel essai est prévu.`);
    planifier(ATTENTES[Math.min(essais, ATTENTES.length) - 1]);
  }

  // Nobody wrote the cell meanwhile: the base had no time for it.
  function occupe(partie, ligne) {
    const leur = ligne?.champs.find(({ champ }) => champ === partie.champ);
    return leur !== undefined && [leur.valeur, leur.affichage].some((texte) => texte === partie.avant);
  }

  function raconter(cellules, parties, lignes) {
    const partieDe = (sort) => parties.find((partie) => cle(partie) === cle(sort));
    const nomDe = (sort) => partieDe(sort)?.nom ?? '';
    // A block has its own report, and what was refused before for the same reason was said then.
    const dites = cellules.filter((sort) => { const partie = partieDe(sort); return !partie?.lot && (sort.etat === 'fait' || !partie?.dit || partie.dit !== sort.message); });
    parties.forEach((partie) => { if (partie.etat !== 'attente') partie.lot = null; });
    if (dites.length === 0) return;
    const ratees = dites.filter(({ etat }) => etat !== 'fait');
    if (ratees.length > 0) { dire(ratees.map((sort) => `${nomDe(sort)} : ${sort.message}`).join(' ')); return; }
    const contradictions = lignes.map(({ contradiction }) => contradiction).filter(Boolean);
    const dit = dites.length === 1 ? `${nomDe(dites[0])} : ${partieDe(dites[0])?.reprise ? 'l’ancienne valeur est reprise, enregistrée' : 'enregistré'}.` : `${dites.length} cellules enregistrées.`;
    dire([dit, contradictions.length > 1 ? `${contradictions.length} lignes où l’avis et le montant se contredisent.` : contradictions[0]].filter(Boolean).join(' '));
  }

  // The cells of a line as they stand: those that this page does not hold take what the server says.
  function recevoirLigne(ligne, ailleurs = false) {
    let change = null;
    for (const { champ, affichage } of ligne.champs) {
      const cell = cellule({ ligne: ligne.id, champ });
      if (!cell) continue;
      if (ligne.contradiction && !champ.endsWith('Motif')) cell.dataset.k = ligne.contradiction; else delete cell.dataset.k;
      const tenue = file.get(cle({ ligne: ligne.id, champ }));
      // An answer that was overtaken says what was.
      if (!tenue && ligne.version >= Number(cell.dataset.v)) {
        const montre = cell.textContent.trim();
        // The other part of one's own first amount becomes 0 without anybody's hand.
        const autre = !('ouverte' in cell.dataset) && montre !== affichage && (ailleurs || !estNul(montre) || !estNul(affichage));
        montrer(cell, affichage);
        if (autre && (ailleurs || cell.dataset.etat !== 'enregistre')) { marquer(cell, 'change'); change = cell; }
        // A field that is open keeps the version that it was opened at.
        if (!('ouverte' in cell.dataset)) cell.dataset.v = ligne.version;
      }
    }
    return change;
  }

  /** What others wrote, by the page's own beat. */
  function recevoir(lignes) {
    const changees = lignes.map((ligne) => recevoirLigne(ligne, true)).filter(Boolean);
    if (changees.length > 0) dire(`Modifié à l’instant par quelqu’un d’autre : ${changees.map((cell) => grille.nommer(cell)).join(' ; ')}.`);
  }

  // Both values, and the person chooses.
  function demander(partie, { auteur }, ligne) {
    const cell = cellule(partie);
    const leur = ligne?.champs.find(({ champ }) => champ === partie.champ);
    if (!leur) { Object.assign(partie, { etat: 'refuse', message: PARTIE }); marquer(cell, 'refuse', PARTIE); return; }
    const boite = element('div', 'grille-conflit');
    boite.dataset.conflit = cle(partie);
    const fermer = () => { boite.remove(); cell?.focus(); };
    const garderLeMien = () => { Object.assign(partie, { avant: leur.valeur, version: ligne.version, etat: 'attente' }); marquer(cell, 'en-cours'); garder(); fermer(); planifier(0); };
    const prendreLAutre = () => { file.delete(cle(partie)); montrer(cell, leur.affichage); marquer(cell, null); if (cell) cell.dataset.v = ligne.version; garder(); fermer(); dire(`${partie.nom} : la valeur de l’autre personne est gardée.`); };
    boite.append(element('p', '', `${partie.nom} : vous avez écrit « ${partie.valeur || VIDE} », mais cette cellule a changé entre-temps.`), ...entreTemps(auteur ? `Écrit par ${auteur}` : 'Écrit par quelqu’un d’autre', leur.affichage, { garder: garderLeMien, prendre: prendreLAutre }));
    table.parentElement.parentElement.querySelectorAll(`[data-conflit="${CSS.escape(cle(partie))}"]`).forEach((ancienne) => ancienne.remove());
    panneau().append(boite);
  }

  function panneau() {
    let place = document.querySelector('[data-grille-conflits]');
    if (!place) {
      place = element('section', 'grille-conflits');
      place.dataset.grilleConflits = '';
      place.setAttribute('aria-label', 'Cellules à départager');
      (table.closest('.tableau-defilant') ?? table.parentElement).before(place);
    }
    return place;
  }

  // A cell in conflict leads to its choice instead of opening.
  function choisir(cell) {
    const partie = entree(cell);
    const bouton = partie?.etat === 'conflit' ? document.querySelector(`[data-conflit="${CSS.escape(cle(partie))}"] button`) : null;
    bouton?.focus();
    return bouton !== null;
  }

  // A refused cell gives its old value back.
  function reprendre(cell) {
    const partie = entree(cell);
    if (partie?.etat !== 'refuse') return false;
    file.delete(cle(partie));
    montrer(cell, partie.avant);
    marquer(cell, null);
    garder();
    return true;
  }

  function defaire() {
    const derniere = faites.pop();
    if (!derniere?.cell.isConnected) { dire('Rien à reprendre.'); return; }
    const { cell, avant } = derniere;
    if (!reprendre(cell)) ecrire(cell, avant, { defait: true });
    grille.aller(cell);
    dire(`${grille.nommer(cell)} : l’ancienne valeur est reprise (${avant || VIDE}).`);
  }

  const etatDe = (cell) => {
    const etat = cell.dataset?.etat;
    return !etat || etat === 'enregistre' ? '' : etat === 'conflit' ? 'Quelqu’un d’autre a changé cette cellule : Entrée pour choisir la valeur à garder.' : `${etat === 'refuse' ? 'Refusé : ' : ''}${cell.title}`;
  };

  const versions = () => [...new Map([...table.querySelectorAll('[data-l][data-v]')].map((cell) => [cell.dataset.l, { id: cell.dataset.l, version: Number(cell.dataset.v) }])).values()];

  // What an earlier page of this tab had not kept yet, a session that ended for instance.
  function retrouver() {
    for (const partie of file.values()) {
      partie.etat = 'attente';
      const cell = cellule(partie);
      if (cell) { montrer(cell, partie.valeur); marquer(cell, 'en-cours'); }
    }
    if (file.size > 0) { dire(`${file.size > 1 ? `${file.size} cellules écrites avant` : 'Une cellule écrite avant'} sur cette page : l’enregistrement reprend.`); planifier(0); }
  }

  window.addEventListener('online', () => planifier(0));
  // A field that is still open is left with the page.
  window.addEventListener('pagehide', () => { table.querySelector('.grille-champ')?.blur(); envoyer(true); });
  window.addEventListener('beforeunload', (event) => { if (arretee || essais > 0) event.preventDefault(); });
  retrouver();
  const reste = (lot) => [...file.values()].some((partie) => partie.lot === lot && (partie.etat === 'attente' || partie.etat === 'envoi'));

  return { ecrire, defaire, reste, reprendre, choisir, etatDe, recevoir, versions };
}
