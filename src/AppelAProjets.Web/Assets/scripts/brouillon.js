import { avantLeChamp, element, entreTemps } from './dom.js';

// Keeps on the server what a visitor types, who has no account for garde.js to keep it under: <form data-brouillon="address">, and a line of state in it.
// A draft that another page of the same link kept meanwhile is shown, never overwritten.
const PAUSE = 900;
const HEURE = new Intl.DateTimeFormat('fr-FR', { hour: '2-digit', minute: '2-digit' });

export function initBrouillon(form) {
  const etat = form.querySelector('[data-brouillon-etat]');
  const montre = form.elements['Avis.Montre'];
  let attente, change = false;

  // Files wait for the sending.
  const corps = () => { const donnees = new FormData(form); [...donnees].forEach(([nom, valeur]) => { if (valeur instanceof File) donnees.delete(nom); }); donnees.set('fragment', 'true'); return donnees; };

  async function garder() {
    clearTimeout(attente);
    change = false;
    try {
      const reponse = await fetch(form.dataset.brouillon, { method: 'POST', body: corps() });
      if (reponse.ok) dire(await reponse.json());
      else etat.textContent = reponse.status === 422 ? await reponse.text() : 'Pas enregistré : gardez une copie de votre texte, puis rechargez la page.';
    } catch {
      change = true;
      etat.textContent = 'Pas encore enregistré : la connexion est coupée. Votre texte est dans cette page.';
    }
  }

  function dire({ montre: garde, autre }) {
    form.querySelector('[data-brouillon-autre]')?.remove();
    if (autre) { choisir(autre, garde); etat.textContent = 'Pas enregistré : une autre page garde un autre brouillon. Choisissez le bon.'; return; }
    montre.value = garde;
    etat.textContent = `Brouillon enregistré à ${HEURE.format(new Date()).replace(':', ' h ')}. Votre avis n’est pas encore envoyé.`;
  }

  function choisir(autre, garde) {
    const commentaire = form.elements['Avis.Commentaire'];
    const boite = element('div');
    boite.dataset.brouillonAutre = '';
    const retenir = () => { montre.value = garde; commentaire.focus(); garder(); };
    boite.append(...entreTemps('Brouillon de l’autre page', autre.texte, {
      garder: retenir,
      prendre: () => {
        commentaire.value = autre.commentaire ?? '';
        form.querySelectorAll('[name="Avis.Sens"]').forEach((choix) => { choix.checked = choix.value === autre.sens; });
        retenir();
      },
    }));
    avantLeChamp(commentaire, boite);
  }

  form.addEventListener('input', () => { change = true; clearTimeout(attente); attente = setTimeout(garder, PAUSE); });
  window.addEventListener('online', () => { if (change) garder(); });
  window.addEventListener('pagehide', () => { if (change) navigator.sendBeacon(form.dataset.brouillon, corps()); });
  form.addEventListener('submit', () => { change = false; clearTimeout(attente); });
}
