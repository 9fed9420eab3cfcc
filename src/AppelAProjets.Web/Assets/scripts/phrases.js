/** Lists of phrases, wherever they come on the page: once open, each phrase is a button that puts it where the caret is in the field. Without this script they are read and copied. */
export function initPhrases() {
  document.addEventListener('toggle', ({ target }) => {
    const liste = target.querySelector('[data-phrases]');
    const champ = liste && document.getElementById(liste.dataset.phrases);
    if (target.open && champ && !liste.querySelector('button')) liste.querySelectorAll('li').forEach((ligne) => enBouton(ligne, liste.dataset.phrases));
  }, true);
}

function enBouton(ligne, cible) {
  const texte = ligne.textContent.trim();
  const bouton = document.createElement('button');
  bouton.type = 'button';
  bouton.className = 'bouton-lien';
  bouton.textContent = texte;
  bouton.addEventListener('click', () => mettre(document.getElementById(cible), texte));
  ligne.replaceChildren(bouton);
}

function mettre(champ, texte) {
  const [debut, fin] = [champ.selectionStart, champ.selectionEnd];
  const espace = /\S$/.test(champ.value.slice(0, debut)) ? ' ' : '';
  champ.focus();
  champ.setRangeText(espace + texte, debut, fin, 'end');
  // What keeps typed text hears it as a key.
  champ.dispatchEvent(new Event('input', { bubbles: true }));
}
