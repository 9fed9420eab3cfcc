// Draws the table of a <figure data-graphique>: a series per column, a group of bars per row. The table stays, it says the same to everyone.
import { BarController, BarElement, CategoryScale, Chart, Legend, LinearScale, Tooltip } from 'chart.js';

Chart.register(BarController, BarElement, CategoryScale, Legend, LinearScale, Tooltip);
Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
Chart.defaults.font.size = 14;
Chart.defaults.color = '#1c1b1a';
Chart.defaults.animation = false;

const colours = ['#0b5d4b', '#d38b1d', '#1f4e79', '#a8281c', '#8f8a7d'];

function draw(figure) {
  const table = figure.querySelector('table');
  const rows = [...table.tBodies[0].rows];
  const titles = [...table.tHead.rows[0].cells].map(cell => cell.textContent.trim());
  const shown = titles.map((_, index) => index).filter(index => rows.some(row => row.cells[index].dataset.v));
  if (rows.length === 0 || shown.length === 0) return;
  const across = rows.length > 4;
  const stacked = 'empile' in figure.dataset;
  const box = document.createElement('div');
  box.className = 'graphique__dessin';
  box.dataset.rangees = Math.min(rows.length, 16);
  const canvas = document.createElement('canvas');
  canvas.setAttribute('role', 'img');
  canvas.setAttribute('aria-label', `Graphique : ${table.caption.textContent.trim()}. Les mêmes chiffres sont dans le tableau qui suit.`);
  box.append(canvas);
  table.closest('.tableau-defilant').before(box);
  const values = across ? 'x' : 'y';
  new Chart(canvas, {
    type: 'bar',
    data: {
      labels: rows.map(row => row.cells[0].textContent.trim()),
      datasets: shown.map((index, place) => ({
        label: titles[index], backgroundColor: colours[place % colours.length], maxBarThickness: 34,
        data: rows.map(row => row.cells[index].dataset.v ? Number(row.cells[index].dataset.v) : null),
      })),
    },
    options: {
      indexAxis: across ? 'y' : 'x', maintainAspectRatio: false, locale: 'fr-FR',
      plugins: { legend: { display: shown.length > 1, position: 'bottom' } },
      scales: { [values]: { beginAtZero: true, stacked, ticks: { precision: 0 }, title: { display: 'unite' in figure.dataset, text: figure.dataset.unite } }, [across ? 'y' : 'x']: { stacked, ticks: { autoSkip: false } } },
    },
  });
}

document.querySelectorAll('[data-graphique]').forEach(draw);
