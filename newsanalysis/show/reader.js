// Chooses and filters articles, and leads from a row to its mark and from a mark to its row. Needs nothing but the page.
const $ = id => document.getElementById(id);
let texts = [], buttons = [];

async function unpack() {
  const bytes = Uint8Array.from(atob($("packed").textContent), letter => letter.charCodeAt(0));
  const html = await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
  const held = document.createElement("template");
  held.innerHTML = html;
  document.querySelector("ol").replaceWith(held.content.querySelector("ol"));
  texts = [...held.content.querySelectorAll("template")].map(template => template.content);
  buttons = [...document.querySelectorAll("ol button")];
  buttons.forEach((button, i) => button.addEventListener("click", () => open(i)));
  if (buttons.length) open(0);
  filter();
  if (location.hash) jump(decodeURIComponent(location.hash.slice(1)));
}

// A JupyterLab around the page says whether its theme is dark, and when that changes; elsewhere the system does.
try {
  const body = parent.document.body;
  const follow = () => { document.documentElement.dataset.theme = body.dataset.jpThemeLight === "false" ? "dark" : "light"; };
  if (parent !== window && body.dataset.jpThemeLight) {
    follow();
    new MutationObserver(follow).observe(body, { attributes: true, attributeFilter: ["data-jp-theme-light"] });
  }
} catch { /* another site's page around this one */ }

// The same spelling for what one looks up, as in the tables: no vowel marks, one alef, one ya.
const fold = text => text.toLowerCase().replace(/[\u064b-\u065f\u0670\u0640]/g, "")
  .replace(/[أإآٱ]/g, "ا").replace(/ى/g, "ي").replace(/[ؤئ]/g, "ء");
const folded = new Map();

function matches(i, words) {
  if (!folded.has(i)) folded.set(i, fold(buttons[i].textContent + " " + texts[i].querySelector("section").textContent));
  return words.every(word => folded.get(i).includes(word));
}

function filter() {
  const words = fold($("filter").value).split(/\s+/).filter(Boolean);
  let shown = 0;
  buttons.forEach((button, i) => {
    const fits = (!$("outlet").value || button.dataset.outlet === $("outlet").value) && matches(i, words);
    button.parentElement.hidden = !fits;
    shown += fits;
  });
  $("count").textContent = $("count").dataset.said.replace("{shown}", shown);
}

function open(i) {
  const [heading, text, rows] = texts[i].cloneNode(true).children;
  $("heading").replaceChildren(heading);
  $("text").replaceChildren(text);
  $("rows").replaceChildren(rows);
  $("text").scrollTop = $("rows").scrollTop = 0;
  buttons.forEach((button, j) => j === i ? button.setAttribute("aria-current", "true") : button.removeAttribute("aria-current"));
  buttons[i].scrollIntoView({ block: "nearest" });
}

function here(element, within) {
  within.querySelectorAll(".here").forEach(other => other.classList.remove("here"));
  element.classList.add("here");
}

// To the mark of a claim or a figure, in whichever article it stands.
function jump(id) {
  const i = texts.findIndex(text => text.getElementById(id));
  if (i < 0) return;
  if (!buttons[i].hasAttribute("aria-current")) open(i);
  const mark = document.getElementById(id);
  here(mark, $("text"));
  mark.scrollIntoView({ block: "center" });
}

document.querySelector("form").addEventListener("input", filter);
document.querySelector("form").addEventListener("submit", event => event.preventDefault());
$("rows").addEventListener("click", event => {
  const row = event.target.closest("tbody tr");
  const link = event.target.closest("a") ?? row?.querySelector("a");
  if (!link) return;
  event.preventDefault();
  jump(decodeURIComponent(link.getAttribute("href").slice(1)));
  here(row, $("rows"));
});
$("text").addEventListener("click", event => {
  const mark = event.target.closest("[data-figure]") ?? event.target.closest("[data-claim]");
  if (!mark) return;
  const kind = mark.dataset.figure ? "figure" : "claim";
  const id = `${kind}-${mark.dataset[kind].replace(/\s+/g, "_")}`;
  const link = [...$("rows").querySelectorAll("tr a")].find(a => decodeURIComponent(a.getAttribute("href").slice(1)) === id);
  if (!link) return;
  here(link.closest("tr"), $("rows"));
  link.closest("tr").scrollIntoView({ block: "center" });
  here(mark, $("text"));
});
addEventListener("hashchange", () => jump(decodeURIComponent(location.hash.slice(1))));
unpack();
