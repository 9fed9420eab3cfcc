import { createAll, Button, CharacterCount, Checkboxes, ErrorSummary, PasswordInput, Radios, SkipLink, Tabs } from 'govuk-frontend';
import { initAgents } from './agents.js';
import { initBrouillon } from './brouillon.js';
import { initBudget } from './budget.js';
import { initConditions } from './conditions.js';
import { initDates } from './dates.js';
import { initEnregistrement } from './enregistrement.js';
import { initEnveloppes } from './enveloppes.js';
import { initApercu, initFiche } from './fiche.js';
import { initExports } from './exports.js';
import { initVerifier } from './verifier.js';
import { initFocus } from './focus.js';
import { initGarde } from './garde.js';
import { initGrille } from './grille.js';
import { initLignes, initSomme } from './lignes.js';
import { initModele } from './modele.js';
import { initOrdre } from './ordre.js';
import { initPhrases } from './phrases.js';
import { initCocher, initRapport, initSelection } from './selection.js';
import { initProjection } from './projection.js';
import { initSubmitGuard } from './submit-guard.js';
import { initTableau } from './tableau.js';
import { initUpload } from './upload.js';

// govuk-frontend asks for these classes in an inline script, which our CSP forbids.
document.body.classList.add('js-enabled', 'govuk-frontend-supported');

const characterCount = {
  i18n: {
    charactersUnderLimit: { one: 'Il reste %{count} caractère', other: 'Il reste %{count} caractères' },
    charactersAtLimit: 'Il ne reste aucun caractère',
    charactersOverLimit: { one: '%{count} caractère de trop', other: '%{count} caractères de trop' },
    wordsUnderLimit: { one: 'Il reste %{count} mot', other: 'Il reste %{count} mots' },
    wordsAtLimit: 'Il ne reste aucun mot',
    wordsOverLimit: { one: '%{count} mot de trop', other: '%{count} mots de trop' },
    textareaDescription: { other: '%{count} caractères au plus' },
  },
};

// First: the other scripts read the text that it gives back.
initGarde();
for (const component of [Button, Checkboxes, ErrorSummary, Radios, SkipLink, Tabs]) createAll(component);
createAll(CharacterCount, characterCount);
createAll(PasswordInput, {
  i18n: {
    showPassword: 'Afficher',
    hidePassword: 'Masquer',
    showPasswordAriaLabel: 'Afficher le mot de passe',
    hidePasswordAriaLabel: 'Masquer le mot de passe',
    passwordShownAnnouncement: 'Votre mot de passe est affiché.',
    passwordHiddenAnnouncement: 'Votre mot de passe est masqué.',
  },
});
initDates();
document.querySelectorAll('[data-budget]').forEach(initBudget);
document.querySelectorAll('form:has([data-si]), form[data-conditions]').forEach(initConditions);
document.querySelectorAll('[data-ajouter]').forEach(initLignes);
document.querySelectorAll('[data-somme]').forEach(initSomme);
document.querySelectorAll('[data-enregistrement]').forEach(initEnregistrement);
document.querySelectorAll('[data-fiche]').forEach(initFiche);
document.querySelectorAll('[data-apercu]').forEach(initApercu);
document.querySelectorAll('[data-grille]').forEach(initGrille);
document.querySelectorAll('[data-cocher]').forEach(initCocher);
document.querySelectorAll('[data-modele]').forEach(initModele);
document.querySelectorAll('form[data-brouillon]').forEach(initBrouillon);
document.querySelectorAll('[data-envois]').forEach(initUpload);
document.querySelectorAll('[data-selection]').forEach(initSelection);
document.querySelectorAll('[data-selection-faits]').forEach(initRapport);
document.querySelectorAll('table[data-tableau]').forEach(initTableau);
document.querySelectorAll('[data-enveloppes]').forEach(initEnveloppes);
document.querySelectorAll('table[data-ordre^="/"]').forEach(initOrdre);
document.querySelectorAll('[data-agents]').forEach((place) => initAgents({ adresse: place.dataset.agents, lieu: 'fiche', ici: () => place.dataset.dossier, place }));
initPhrases();
document.querySelectorAll('[data-projection]').forEach(initProjection);
document.querySelectorAll('[data-exports]').forEach(initExports);
document.querySelectorAll('[data-empreinte-du-fichier]').forEach(initVerifier);
initFocus();
initSubmitGuard(document);
