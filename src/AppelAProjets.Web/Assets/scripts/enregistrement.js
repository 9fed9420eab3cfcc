import { parseAmount } from './amounts.js';
import { initCoherence } from './coherence.js';
import { avantLeChamp, element, entreTemps } from './dom.js';
import { initPresence } from './presence.js';
import { reconnecter, reconnexionEnCours } from './reconnexion.js';
import { tiroir } from './tiroir.js';
import { relire } from './vivant.js';

// Keeps each field while people type: <form data-enregistrement="/espace/dossiers/…">, a field named "cle" and its hidden "v:cle".
// One request at a time, the latest values of the fields that changed; a failed one is tried again, longer and longer after. Without this
// script the page's button does the same.
// With data-pose, what is being typed is a draft, and a field is recorded when it is left, with those of its [data-groupe]: an amount is not recorded digit by digit.
// A page that is left sends what it still holds, says which texts it sent before without knowing their fate ("e:cle"), and keeps all of it in the tab until it is seen again.
const PAUSE = 800;
const DELAI = 60_000;
const ATTENTES = [2_000, 5_000, 15_000, 30_000];
const VERSION = 'v:';
const ENVOYE = 'e:';
// A request that goes on after the page is limited.
const CORPS = 50_000;
const PERDU = 'Ce dossier ne vous est plus ouvert : rien ne s’enregistre plus ici. Votre texte reste dans cette page, copiez-le avant de la quitter.';
const COUPURE = 'Pas encore enregistré : la connexion est coupée. Votre texte est dans cette page, un nouvel essai est prévu.';

export function initEnregistrement(form) {
  const address = form.dataset.enregistrement;
  const status = statusLine();
  const dirty = new Set();
  const coherence = 'sansCoherence' in form.dataset ? null : initCoherence(form, address);
  const pose = 'pose' in form.dataset;
  const garde = pose ? tiroir('travail') : null;
  let timer, flight = null, flying = null, submitting = false, submitted = false, sending = false, failures = 0, blocked = false, left = false, lost = false;
  // Fields that were left and whose fate is not known yet; fields of which the server has only a draft.
  const posed = new Set();
  const drafts = new Set([...form.querySelectorAll(`[name^="${VERSION}"][data-brouillon]`)].map(({ name }) => name.slice(VERSION.length)));

  const values = (key) => new FormData(form).getAll(key).map(String);
  const text = (key) => values(key).join('\n');
  // What is kept: leaving a field that did not change must not send it again over what another page wrote since.
  const kept = new Map([...form.elements].filter((control) => control.name.startsWith(VERSION)).map((control) => control.name.slice(VERSION.length)).map((key) => [key, text(key)]));
  // By field, the texts that were sent and whose fate is not known yet.
  const sent = new Map();
  const version = (key) => form.querySelector(`[name="${CSS.escape(VERSION + key)}"]`);

  const plan = (wait) => { clearTimeout(timer); timer = setTimeout(send, wait); };
  const say = (text, state) => { if (status.textContent !== text) status.textContent = text; status.dataset.etat = state; };

  const send = () => {
    if (sending || blocked) return;
    // Between the new session and its token, what is sent would be refused as an old page's.
    if (reconnexionEnCours()) { reconnexionEnCours().then(send); return; }
    if (dirty.size === 0) { settle(); return; }
    flight = sendAll();
  };

  async function sendAll() {
    const keys = [...new Set([...dirty].flatMap((key) => (posed.has(key) ? group(key) : [key])))];
    const poses = keys.filter((key) => posed.has(key));
    dirty.clear();
    posed.clear();
    sending = true;
    say('Enregistrement…', 'en-cours');
    const texts = new Map(keys.map((key) => [key, text(key)]));
    const request = flying = { keys, poses, control: new AbortController() };
    const limit = setTimeout(() => request.control.abort(), DELAI);
    try {
      const response = await post(request, texts);
      if (response.status === 401) { keep(keys, poses); await signIn(); return; }
      if (response.status === 400 || response.status === 404) { keep(keys, poses); lost = pose; stop(pose ? PERDU : 'Cette page ne peut plus être enregistrée. Copiez votre texte, puis rechargez-la.'); return; }
      if (!response.ok) throw new Error(`HTTP ${response.status}`);
      failures = 0;
      apply(await response.json(), keys, texts);
    } catch {
      if (flying !== request) return;
      keep(keys, poses);
      if (!pose) keys.forEach(forget);
      const wait = ATTENTES[Math.min(failures, ATTENTES.length - 1)];
      failures += 1;
      say(COUPURE, 'erreur');
      plan(wait);
    } finally {
      clearTimeout(limit);
      if (flying === request) {
        sending = false;
        if (failures === 0 && !blocked) { if (dirty.size > 0) plan(PAUSE); else settle(); }
      }
    }
  }

  // A field was left, and all is kept.
  function settle() {
    if (!left) return;
    left = false;
    coherence?.verifier();
  }

  // The fields that are recorded together, all left with the one that was.
  function group(key) {
    const keys = [...version(key).closest('[data-groupe]').querySelectorAll(`[name^="${VERSION}"]`)].map(({ name }) => name.slice(VERSION.length));
    keys.forEach((other) => posed.add(other));
    return keys;
  }

  function post({ keys, poses, control }, texts) {
    const body = new FormData();
    body.append('__RequestVerificationToken', form.querySelector('[name="__RequestVerificationToken"]').value);
    for (const key of keys) {
      body.append(VERSION + key, version(key).value);
      if (pose) sent.get(key)?.forEach((before) => body.append(ENVOYE + key, before));
      sent.set(key, new Set([...sent.get(key) ?? [], texts.get(key)]));
      values(key).forEach((value) => body.append(key, value));
    }
    poses.forEach((key) => body.append('pose', key));
    const size = [...body.values()].reduce((sum, value) => sum + value.length * 3, 0);
    // This header makes an ended session answer 401 instead of leading to the sign-in page.
    return fetch(`${address}/champs`, { method: 'POST', body, headers: { 'X-Requested-With': 'XMLHttpRequest' }, signal: control.signal, keepalive: pose && size < CORPS });
  }

  function apply(answer, keys, texts) {
    if (answer.refus) {
      // The dossier moved on, deposited by another page for instance: the state written above is no longer its own.
      status.closest('.etat-du-dossier')?.querySelector('strong')?.replaceChildren('Cette page n’est plus à jour');
      keep(keys);
      stop(answer.refus);
      return;
    }
    let refused = 0;
    for (const field of answer.champs) {
      if (field.refus) refused += 1;
      else kept.set(field.cle, texts.get(field.cle));
      sent.delete(field.cle);
      if (field.enBrouillon) drafts.add(field.cle);
      else drafts.delete(field.cle);
      if (pose) form.querySelectorAll(`[name="${CSS.escape(field.cle)}"]`).forEach((control) => control.classList.toggle('travail-brouillon', field.enBrouillon));
      if (field.courante === null || field.courante === undefined) version(field.cle).value = field.version;
      show(field);
    }
    // An opinion and an amount that say opposite things.
    for (const [line, said] of Object.entries(answer.contradictions ?? {})) form.querySelector(`[data-contradiction="${CSS.escape(line)}"]`)?.replaceChildren(said ?? '');
    form.dispatchEvent(new CustomEvent('enregistre', { bubbles: true }));
    if (document.querySelector('[data-vivant="demande"]')) relire();
    if (refused > 0) say(refused === 1 ? 'Un champ n’est pas enregistré : voyez le message à côté de lui.' : `${refused} champs ne sont pas enregistrés : voyez les messages à côté d’eux.`, 'erreur');
    else if (dirty.size === 0) say(answer.dit ?? status.dataset.enregistre.replace('{heure}', answer.heure), answer.enBrouillon ? 'brouillon' : 'enregistre');
  }

  // The refusal stands beside the field, as the server would write it.
  function show({ cle, refus, courante, auteur, version: current }) {
    const control = form.querySelector(`[name="${CSS.escape(cle)}"]`);
    const base = control.id.replace(/-\d+$/, '');
    const id = `${base}-direct`;
    document.getElementById(id)?.remove();
    const before = document.getElementById(`${base}-erreur`);
    if (before && (refus || !('incoherence' in before.dataset))) before.remove();
    control.removeAttribute('aria-invalid');
    if (!refus) return;
    const box = document.createElement('div');
    box.id = id;
    box.append(element('p', 'govuk-error-message', refus));
    control.setAttribute('aria-invalid', 'true');
    if (courante !== null && courante !== undefined) box.append(...choice(cle, courante, auteur, current, box));
    avantLeChamp(control, box);
  }

  function choice(key, current, author, number, box) {
    const retenir = () => { version(key).value = number; box.remove(); };
    return entreTemps(`Texte de ${author ?? 'l’autre page'}`, current, {
      garder: () => { retenir(); touch(key); if (pose) posed.add(key); plan(0); form.querySelector(`[name="${CSS.escape(key)}"]`).focus(); },
      prendre: () => { retenir(); write(key, current); if (pose) { touch(key); posed.add(key); plan(0); } form.querySelector(`[name="${CSS.escape(key)}"]`).focus(); },
    });
  }

  function fill(key, value) {
    const chosen = new Set(value.split('\n'));
    form.querySelectorAll(`[name="${CSS.escape(key)}"]`).forEach((control) => {
      if (control.type === 'radio' || control.type === 'checkbox') control.checked = chosen.has(control.value);
      else control.value = value;
    });
  }

  function write(key, value) {
    fill(key, value);
    dirty.delete(key);
    kept.set(key, text(key));
    form.dispatchEvent(new Event('change'));
  }

  // The answer may be lost after the text was kept: the stamp would then take a return to the former text for a field left alone.
  const forget = (key) => { version(key).value = Number.parseInt(version(key).value, 10); };
  const touch = (key) => { dirty.add(key); };
  const keep = (keys, poses = []) => { keys.forEach(touch); poses.forEach((key) => posed.add(key)); };
  const stop = (text) => { blocked = true; say(text, 'erreur'); };

  async function signIn() {
    stop('Votre session est terminée. Votre texte est encore dans cette page : reconnectez-vous pour l’enregistrer.');
    await reconnecter();
    blocked = false;
    plan(0);
  }

  async function submitOnce(button) {
    if (submitting) return;
    submitting = true;
    await flight;
    submitting = false;
    if (failures === 0) form.requestSubmit(button);
  }

  function leave() {
    const keys = [...new Set([...dirty, ...(submitted ? [] : sent.keys())])];
    if (dirty.size > 0 && !blocked && (pose || !sending)) {
      // Two requests at once might be read in the other order: the last one carries what the first did.
      if (sending) { keep(flying.keys, flying.poses); flying.control.abort(); }
      sendAll();
    }
    const held = keys.map((key) => [key, text(key), version(key).value, [...sent.get(key) ?? []]]);
    garde?.ecrire(address, held.length === 0 ? null : held);
  }

  // What an earlier page of this tab sent without an answer, and the server has not.
  function giveBack() {
    const shape = (key, value) => (form.querySelector(`[name="${CSS.escape(key)}"][inputmode="decimal"]`) && parseAmount(value)) || value.replace(/\s+/g, ' ').trim();
    const held = (garde?.lire(address) ?? []).filter(([key, typedBefore]) => version(key) && shape(key, typedBefore) !== shape(key, text(key)));
    garde?.ecrire(address, null);
    for (const [key, typedBefore, shown, own] of held) {
      const current = text(key);
      fill(key, typedBefore);
      if (version(key).value === shown || own.some((before) => shape(key, before) === shape(key, current))) { sent.set(key, new Set(own)); touch(key); posed.add(key); continue; }
      const box = element('div');
      const choose = (value) => { box.remove(); fill(key, value); touch(key); posed.add(key); plan(0); form.querySelector(`[name="${CSS.escape(key)}"]`).focus(); };
      box.append(...entreTemps('Enregistré depuis que vous avez quitté cette page', current, { garder: () => choose(typedBefore), prendre: () => choose(current) }));
      avantLeChamp(form.querySelector(`[name="${CSS.escape(key)}"]`), box);
    }
    if (dirty.size > 0) { say('Votre texte, resté dans cet onglet, est repris : enregistrement…', 'en-cours'); plan(0); }
  }

  function typed(event) {
    const key = event.target.name;
    if (!key || !version(key)) return;
    left ||= event.type === 'change';
    const leaves = pose && event.type === 'change';
    if (leaves) posed.add(key);
    if (text(key) === kept.get(key) && !dirty.has(key) && !sent.has(key) && !(leaves && drafts.has(key))) { if (left) plan(0); return; }
    touch(key);
    if (!blocked) { say('Pas encore enregistré…', 'en-cours'); plan(event.type === 'change' ? 100 : PAUSE); }
  }

  form.addEventListener('input', typed);
  form.addEventListener('change', typed);
  form.addEventListener('submit', (event) => {
    // What is being recorded would come back as the change of someone else.
    if (sending) { event.preventDefault(); submitOnce(event.submitter); return; }
    // Off line, the browser would leave for an error page of its own, and what was typed with it.
    if (!navigator.onLine && dirty.size > 0) { event.preventDefault(); say(COUPURE, 'erreur'); return; }
    if (lost) { event.preventDefault(); stop(PERDU); return; }
    clearTimeout(timer);
    form.querySelectorAll('[data-envoye-avant]').forEach((field) => field.remove());
    if (pose) sent.forEach((texts, key) => texts.forEach((before) => form.append(hidden(ENVOYE + key, before))));
    dirty.forEach((key) => sent.set(key, new Set([...sent.get(key) ?? [], text(key)])));
    dirty.clear();
    submitted = true;
  });
  window.addEventListener('pageshow', () => { submitted = false; });
  window.addEventListener('online', () => plan(0));
  window.addEventListener('pagehide', leave);
  window.addEventListener('beforeunload', (event) => { if ((dirty.size > 0 || sending) && !(pose && failures === 0 && !blocked && navigator.onLine)) event.preventDefault(); });
  giveBack();
  if (!('sansPresence' in form.dataset)) initPresence(form, address, { estModifie: (key) => dirty.has(key), ecrire: (key, value, number) => { write(key, value); version(key).value = number; }, version: (key) => version(key)?.value });
}

function hidden(name, value) {
  const field = Object.assign(element('input'), { type: 'hidden', name, value });
  field.dataset.envoyeAvant = '';
  return field;
}

function statusLine() {
  const line = document.querySelector('[data-etat-enregistrement]');
  line.hidden = false;
  return line;
}
