import { element } from './dom.js';
import { relire } from './vivant.js';

// Files of the pieces, one after the other, without leaving the page:
//   <div data-envois data-taille-maximale="20971520" data-trop-grand="…">
//     <section data-depot>
//       <div data-piece [data-en-analyse]> … <form data-retirer> … </div>    replaced by the server's fragment
//       <form data-envoi enctype="multipart/form-data"> … <input type="file"> … </form>
// Without this script the same forms post one file and come back to the page.
const FRAGMENT = { 'X-Fragment': 'piece' };
const ISSUES = {
  Infectee: 'est refusé par l’antivirus : il compte comme manquant. Retirez-le, puis envoyez un autre fichier.',
  EnAttente: 'est joint. L’antivirus l’analyse encore : vous pouvez continuer.',
};
const RELECTURE = 5000;
const RELECTURES = 24;
const COUPURE = 'La connexion a été coupée. Vérifiez-la, puis réessayez.';
const SESSION = 'Votre session a pris fin. Connectez-vous dans un autre onglet, puis réessayez.';

export function initUpload(page) {
  const queue = [];
  let current = null;

  const next = () => {
    current = queue.shift() ?? null;
    if (current) send(current, page, () => next());
  };
  const add = (item) => { queue.push(item); if (!current) next(); };
  const cancel = (item) => {
    if (item === current) item.xhr.abort();
    else queue.splice(queue.indexOf(item), 1);
    close(item, `Envoi de ${item.file.name} annulé.`);
  };

  page.querySelectorAll('[data-depot]').forEach((depot) => initDepot(depot, { add, cancel }));
  window.addEventListener('beforeunload', (event) => { if (current) event.preventDefault(); });
}

function initDepot(depot, queue) {
  const form = depot.querySelector('[data-envoi]');
  const input = form.querySelector('input[type="file"]');
  const list = element('ul', 'envois');
  const status = element('p', 'govuk-visually-hidden');
  status.setAttribute('role', 'status');
  form.append(list, status);
  input.multiple = true;
  form.querySelector('button[type="submit"]').remove();
  form.querySelector('.govuk-form-group').append(element('p', 'note depot-aide', 'Vous pouvez choisir plusieurs fichiers, ou les faire glisser ici.'));
  const target = { depot, form, input, list, status };

  const take = (files) => [...files].forEach((file) => queue.add(line({ ...target, file }, queue)));
  input.addEventListener('change', () => { take(input.files); input.value = ''; });
  form.addEventListener('submit', (event) => event.preventDefault());
  depot.addEventListener('submit', (event) => { if (event.target.matches('[data-retirer]')) { event.preventDefault(); remove(event.target, target); } });
  dropZone(depot, take);
  watch(target);
}

function dropZone(depot, take) {
  const over = (on) => depot.classList.toggle('depot--survol', on);
  depot.addEventListener('dragover', (event) => { if (event.dataTransfer.types.includes('Files')) { event.preventDefault(); over(true); } });
  depot.addEventListener('dragleave', (event) => { if (!depot.contains(event.relatedTarget)) over(false); });
  depot.addEventListener('drop', (event) => {
    over(false);
    if (event.dataTransfer.files.length === 0) return;
    event.preventDefault();
    take(event.dataTransfer.files);
  });
}

// The line of a file being sent: its name, how far it is, a button.
function line(item, queue) {
  item.row = element('li');
  item.progress = document.createElement('progress');
  item.progress.max = 100;
  item.progress.value = 0;
  item.progress.setAttribute('aria-label', `Envoi de ${item.file.name}`);
  item.text = element('span', 'note', 'En attente');
  item.button = element('button', 'bouton-lien');
  item.button.type = 'button';
  item.row.append(element('strong', '', item.file.name), item.progress, item.text, item.button);
  action(item, 'Annuler', () => queue.cancel(item));
  item.retry = () => {
    item.row.classList.remove('envois__echec');
    item.progress.hidden = false;
    item.drop?.remove();
    action(item, 'Annuler', () => queue.cancel(item));
    queue.add(item);
  };
  item.list.append(item.row);
  return item;
}

function action(item, label, run) {
  item.button.replaceChildren(label, element('span', 'govuk-visually-hidden', ` ${item.file.name}`));
  item.button.onclick = run;
}

function send(item, page, done) {
  const { tailleMaximale, tropGrand } = page.dataset;
  if (item.file.size > Number(tailleMaximale)) { fail(item, tropGrand); done(); return; }
  const body = new FormData(item.form);
  body.delete('fichier');
  body.append('fichier', item.file);
  const xhr = item.xhr = new XMLHttpRequest();
  xhr.open('POST', item.form.action);
  Object.entries(FRAGMENT).forEach(([name, value]) => xhr.setRequestHeader(name, value));
  xhr.upload.onprogress = ({ loaded, total }) => progress(item, Math.floor((loaded / total) * 100));
  xhr.onload = () => { answer(item, xhr, tropGrand); done(); };
  xhr.onerror = () => { fail(item, COUPURE); done(); };
  xhr.onabort = done;
  announce(item.status, `Envoi de ${item.file.name}.`);
  progress(item, 0);
  xhr.send(body);
}

function progress(item, percent) {
  item.progress.value = percent;
  item.text.textContent = percent < 100 ? `${percent} %` : 'Vérification…';
}

function answer(item, xhr, tropGrand) {
  if (xhr.status === 200 && xhr.getResponseHeader('X-Fragment')) {
    replace(item.depot, xhr.responseText);
    close(item, `${item.file.name} ${ISSUES[xhr.getResponseHeader('X-Fragment')] ?? 'est joint.'}`);
    watch(item);
  } else if (xhr.status === 422) fail(item, xhr.responseText, true);
  else if (xhr.status === 413) fail(item, tropGrand, true);
  else fail(item, xhr.status === 200 || xhr.status === 400 || xhr.status === 404 ? SESSION : COUPURE);
}

// What is refused for good only leaves the list; what failed on the way may be sent again.
function fail(item, reason, forGood = false) {
  item.row.classList.add('envois__echec');
  item.progress.hidden = true;
  item.text.textContent = reason;
  announce(item.status, `${item.file.name} n’est pas joint. ${reason}`);
  const drop = () => close(item, '');
  if (forGood || item.file.size > Number(item.depot.closest('[data-envois]').dataset.tailleMaximale)) { action(item, 'Effacer ce message', drop); return; }
  action(item, 'Réessayer', () => item.retry());
  item.drop = element('button', 'bouton-lien');
  item.drop.type = 'button';
  item.drop.append('Abandonner', element('span', 'govuk-visually-hidden', ` ${item.file.name}`));
  item.drop.onclick = drop;
  item.row.append(item.drop);
}

// The focus never falls back to the top of the page: from a line that goes away it returns to the field.
function close(item, message) {
  const focused = item.row.contains(document.activeElement);
  item.row.remove();
  if (focused) item.input.focus();
  if (message) announce(item.status, message);
}

async function remove(form, target) {
  const name = form.closest('li').querySelector('a, strong').textContent.trim();
  announce(target.status, `Retrait de ${name}.`);
  try {
    const response = await fetch(form.action, { method: 'POST', body: new FormData(form), headers: FRAGMENT });
    const text = await response.text();
    if (response.ok && response.headers.has('X-Fragment')) {
      replace(target.depot, text);
      target.input.focus();
      announce(target.status, `${name} est retiré.`);
    } else announce(target.status, response.status === 422 ? text : SESSION, true);
  } catch {
    announce(target.status, COUPURE, true);
  }
}

// While the antivirus works, the piece is read again from time to time.
function watch({ depot, form }, times = RELECTURES) {
  const piece = depot.querySelector('[data-piece]');
  if (times === 0 || !('enAnalyse' in piece.dataset)) return;
  setTimeout(async () => {
    if (depot.querySelector('[data-piece]') !== piece) return;
    const response = await fetch(form.action, { headers: FRAGMENT }).catch(() => null);
    if (response?.ok && response.headers.has('X-Fragment') && !piece.contains(document.activeElement)) replace(depot, await response.text());
    watch({ depot, form }, times - 1);
  }, RELECTURE);
}

function replace(depot, html) {
  const fresh = new DOMParser().parseFromString(html, 'text/html').querySelector('[data-piece]');
  if (fresh) depot.querySelector('[data-piece]').replaceWith(document.adoptNode(fresh));
  relire();
}

function announce(status, text, visible = false) {
  status.classList.toggle('govuk-visually-hidden', !visible);
  status.textContent = text;
}
