// Every speaker has a colour of their own, the same on all pages: a hue made of the name.
// Without this script the pages say the same in one colour.
(() => {
  "use strict";

  const APART = 24; // degrees between two speakers of one page

  // FNV-1a over UTF-16 units: the same name, the same hue.
  function hueOf(name) {
    let hash = 0x811c9dc5;
    for (let i = 0; i < name.length; i += 1) {
      hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
    }
    return (hash >>> 0) % 360;
  }

  // Where two names of a page come close, the later one moves on.
  function huesOf(names) {
    const hues = new Map();
    for (const name of names) {
      let hue = hueOf(name);
      const near = (other) => Math.abs(((hue - other + 540) % 360) - 180) < APART;
      for (let turn = 0; turn < 360 / APART && [...hues.values()].some(near); turn += 1) {
        hue = (hue + APART) % 360;
      }
      hues.set(name, hue);
    }
    return hues;
  }

  const all = (selector) => [...document.querySelectorAll(`.md-typeset ${selector}`)];
  const inArticle = all('a[title][href^="#quotation-"]:not(.headerlink)');
  const onCards = all("blockquote + p > strong:first-of-type");
  const said = [
    ...inArticle.map((link) => [link, link.title]),
    ...onCards.map((name) => [name.parentElement.previousElementSibling, name.textContent]),
  ].filter(([, name]) => name !== "No speaker");

  const hues = huesOf(new Set(said.map(([, name]) => name)));
  for (const [element, name] of said) {
    element.classList.add("said");
    element.style.setProperty("--said-hue", hues.get(name));
  }

  // The names above the article are the key to its colours.
  const article = document.getElementById("article");
  for (const link of article ? all("p > a") : []) {
    const above = link.compareDocumentPosition(article) & Node.DOCUMENT_POSITION_FOLLOWING;
    if (above && hues.has(link.textContent)) {
      link.classList.add("speaker");
      link.style.setProperty("--said-hue", hues.get(link.textContent));
    }
  }

  // A day in a table stays on its line.
  for (const cell of all("td")) {
    cell.classList.toggle("day", /^\d{4}-\d\d-\d\d$/.test(cell.textContent.trim()));
  }

  // Who and why, beside the quotation that the pointer or the keyboard is on. It says what
  // the entry says that the link leads to, and so nothing to a screen reader.
  const note = document.createElement("div");
  note.className = "note";
  note.hidden = true;
  note.setAttribute("aria-hidden", "true");
  let leaving = 0;

  function show(link) {
    clearTimeout(leaving);
    const words = document.getElementById(link.hash.slice(1))?.nextElementSibling;
    const byline = words?.nextElementSibling;
    if (!byline) {
      return;
    }
    const parts = [byline, byline.nextElementSibling].filter((part) => part?.matches("p, ul"));
    note.replaceChildren(...parts.map((part) => part.cloneNode(true)));
    for (const inside of note.querySelectorAll("a")) {
      inside.replaceWith(...inside.childNodes);
    }
    note.style.setProperty("--said-hue", link.style.getPropertyValue("--said-hue"));
    const frame = link.closest("article");
    const [around, box] = [frame.getBoundingClientRect(), link.getBoundingClientRect()];
    frame.style.position = "relative";
    frame.append(note);
    note.hidden = false;
    const room = around.width - note.offsetWidth;
    note.style.left = `${Math.max(0, Math.min(box.left - around.left, room))}px`;
    note.style.top = `${box.bottom - around.top + 6}px`;
  }

  function hide(after) {
    clearTimeout(leaving);
    leaving = setTimeout(() => {
      note.hidden = true;
    }, after);
  }

  for (const link of all('p > a[href^="#quotation-"]:not(.headerlink)')) {
    link.addEventListener("mouseenter", () => show(link));
    link.addEventListener("focus", () => show(link));
    link.addEventListener("mouseleave", () => hide(250));
    link.addEventListener("blur", () => hide(0));
    link.addEventListener("click", () => hide(0));
  }
  note.addEventListener("mouseenter", () => clearTimeout(leaving));
  note.addEventListener("mouseleave", () => hide(250));
  document.addEventListener("keydown", (event) => event.key === "Escape" && hide(0));
})();
