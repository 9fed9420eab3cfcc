// Keeps on the server what a visitor types, who has no account for garde.js to keep it under: <form data-brouillon="address">, and a line of state in it.
const PAUSE = 900;
const HEURE = new Intl.DateTimeFormat('fr-FR', { hour: '2-digit', minute: '2-digit' });

export function initBrouillon(form) {
  const etat = form.querySelector('[data-brouillon-etat]');
  let attente, change = false;

  // Files wait for the sending.
  const corps = () => { const donnees = new FormData(form); [...donnees].forEach(([nom, valeur]) => { if (valeur instanceof File) donnees.delete(nom); }); donnees.set('fragment', 'true'); return donnees; };

  async function garder() {
    clearTimeout(attente);
    change = false;
    try {
      const reponse = await fetch(form.dataset.brouillon, { method: 'POST', body: corps() });
      if (reponse.ok) etat.textContent = `Brouillon enregistré à ${HEURE.format(new Date()).replace(':', ' h ')}. Votre avis n’est pas encore envoyé.`;
      else etat.textContent = reponse.status === 422 ? await reponse.text() : 'Pas enregistré : gardez une copie de votre texte, puis rechargez la page.';
    } catch {
      change = true;
      etat.textContent = 'Pas encore enregistré : la connexion est coupée. Votre texte est dans cette page.';
    }
  }

  form.addEventListener('input', () => { change = true; clearTimeout(attente); attente = setTimeout(garder, PAUSE); });
  window.addEventListener('online', () => { if (change) garder(); });
  window.addEventListener('pagehide', () => { if (change) navigator.sendBeacon(form.dataset.brouillon, corps()); });
  form.addEventListener('submit', () => { change = false; clearTimeout(attente); });
}
