// The list of one's exports follows what is being made, as long as something is; without this script a link shows the page again.
const every = 3000;

export function initExports(list) {
  const follow = () => setTimeout(async () => {
    if (!list.querySelector('[data-en-preparation]')) return;
    if (!document.hidden && !list.contains(document.activeElement)) {
      try {
        const answer = await fetch(`${location.pathname}?liste=seule`);
        // An ended session answers with another page: this one stays as it is.
        if (answer.ok && !answer.redirected) list.innerHTML = await answer.text();
      } catch {
        // The network came and went: the next turn asks again.
      }
    }
    follow();
  }, every);
  follow();
}
