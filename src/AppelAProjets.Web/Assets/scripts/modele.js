const PAUSE = 500;

/** A template being written: a field of the list is put where the caret is, and the letter that it makes follows what is typed. Without this script the fields are copied and a button shows the letter. */
export function initModele(form) {
  document.querySelectorAll('[data-inserer]').forEach(enBouton);
  const [apercu, contenu] = [document.querySelector('[data-apercu-du-modele]'), document.querySelector('[data-apercu-du-modele] [data-contenu]')];
  let attente;
  let demande;
  const montrer = async () => {
    demande?.abort();
    demande = new AbortController();
    const reponse = await fetch(`${form.dataset.modele}?fragment=true`, { method: 'POST', body: new URLSearchParams(new FormData(form)), signal: demande.signal }).catch(() => null);
    // Signed out, or cut off: what was last shown stays.
    if (!reponse?.ok || reponse.redirected) return;
    contenu.innerHTML = await reponse.text();
    apercu.hidden = false;
  };
  form.addEventListener('input', () => { clearTimeout(attente); attente = setTimeout(montrer, PAUSE); });
  montrer();
}

function enBouton(code) {
  const bouton = document.createElement('button');
  bouton.type = 'button';
  bouton.className = `bouton-lien ${code.className}`;
  bouton.textContent = code.textContent;
  bouton.addEventListener('click', () => mettre(document.getElementById(code.dataset.inserer), code.textContent));
  code.replaceChildren(bouton);
}

function mettre(champ, texte) {
  champ.focus();
  champ.setRangeText(texte, champ.selectionStart, champ.selectionEnd, 'end');
  // What keeps typed text hears it as a key.
  champ.dispatchEvent(new Event('input', { bubbles: true }));
}
