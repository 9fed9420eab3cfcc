import { element } from './dom.js';

// The order of an agenda: rows moved by key or by hand, each move sent after the one before. Without this script, the bar above moves what is ticked.
const DELAI = 30_000;

export function initOrdre(table) {
  const etat = document.querySelector('[data-ordre-etat]');
  const adresse = table.dataset.ordre;
  let file = Promise.resolve();
  let tiree = null;
  document.querySelector('[data-ordre-aide]').hidden = false;

  const lignes = () => [...table.querySelectorAll('tr[data-point]')];
  const nom = (ligne) => ligne.querySelector('th a').textContent;
  const dire = (texte) => { etat.textContent = texte; };

  function numeroter() {
    lignes().forEach((ligne, rang) => { ligne.querySelector('[data-rang]').textContent = rang + 1; });
  }

  function envoyer(ligne) {
    const corps = new FormData();
    corps.append('__RequestVerificationToken', document.querySelector('[name="__RequestVerificationToken"]').value);
    corps.append('points', ligne.dataset.point);
    corps.append('bloc', ligne.closest('tbody').dataset.bloc);
    corps.append('avant', ligne.nextElementSibling?.dataset.point ?? '');
    corps.append('script', 'true');
    return fetch(adresse, { method: 'POST', body: corps, signal: AbortSignal.timeout(DELAI) });
  }

  // What the server refuses is not what the page shows: the truth is read again.
  async function garder(ligne) {
    try {
      const reponse = await envoyer(ligne);
      if (reponse.ok) return;
      signaler(reponse.status === 409 ? await reponse.text() : 'Ce déplacement n’est pas enregistré.');
    } catch {
      signaler('La connexion est coupée : ce déplacement n’est pas enregistré.');
    }
  }

  function signaler(texte) {
    dire(texte);
    document.querySelector('.ordre-refus')?.remove();
    const bandeau = Object.assign(element('p'), { className: 'bandeau bandeau--avertissement ordre-refus', textContent: `${texte} ` });
    bandeau.append(Object.assign(element('a'), { href: location.href, textContent: 'Relire l’ordre du jour' }));
    table.closest('.tableau-defilant').before(bandeau);
  }

  function poser(ligne, placer) {
    placer();
    numeroter();
    ligne.focus();
    dire(`${nom(ligne)}, rang ${ligne.querySelector('[data-rang]').textContent}, bloc ${ligne.closest('tbody').querySelector('.agenda__bloc span').textContent.trim()}.`);
    file = file.then(() => garder(ligne));
  }

  // Past the edge of its block, into the next one.
  function glisser(ligne, sens) {
    const voisine = sens < 0 ? ligne.previousElementSibling : ligne.nextElementSibling;
    if (voisine?.dataset.point) { poser(ligne, () => (sens < 0 ? voisine.before(ligne) : voisine.after(ligne))); return; }
    const bloc = sens < 0 ? ligne.closest('tbody').previousElementSibling : ligne.closest('tbody').nextElementSibling;
    if (bloc?.tagName !== 'TBODY') return;
    poser(ligne, () => (sens < 0 ? bloc.append(ligne) : bloc.querySelector('.agenda__bloc').after(ligne)));
  }

  function extremite(ligne, sens) {
    const bloc = ligne.closest('tbody');
    poser(ligne, () => (sens < 0 ? bloc.querySelector('.agenda__bloc').after(ligne) : bloc.append(ligne)));
  }

  function aller(ligne, pas) {
    const toutes = lignes();
    toutes[toutes.indexOf(ligne) + pas]?.focus();
  }

  const touches = {
    ArrowUp: (ligne, alt) => (alt ? glisser(ligne, -1) : aller(ligne, -1)),
    ArrowDown: (ligne, alt) => (alt ? glisser(ligne, 1) : aller(ligne, 1)),
    Home: (ligne, alt) => alt && extremite(ligne, -1),
    End: (ligne, alt) => alt && extremite(ligne, 1),
    x: (ligne) => ligne.querySelector('input').click(),
  };

  table.addEventListener('keydown', (e) => {
    const ligne = e.target.closest('tr[data-point]');
    if (e.target !== ligne || !touches[e.key] || e.ctrlKey || e.metaKey) return;
    e.preventDefault();
    touches[e.key](ligne, e.altKey);
  });

  for (const ligne of lignes()) {
    ligne.tabIndex = 0;
    ligne.draggable = true;
  }
  table.addEventListener('dragstart', (e) => { tiree = e.target.closest('tr[data-point]'); });
  table.addEventListener('dragend', () => { tiree = null; });
  table.addEventListener('dragover', (e) => { if (tiree && e.target.closest('tbody')) e.preventDefault(); });
  table.addEventListener('drop', (e) => {
    const cible = e.target.closest('tbody tr');
    if (!tiree || !cible || cible === tiree) return;
    e.preventDefault();
    const ligne = tiree;
    const avant = cible.dataset.point && e.clientY < cible.getBoundingClientRect().top + cible.offsetHeight / 2;
    poser(ligne, () => (avant ? cible.before(ligne) : cible.after(ligne)));
  });
}
