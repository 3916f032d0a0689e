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

  // A key to the colours, where an article has several speakers.
  const inOrder = [...new Set(inArticle.map((link) => link.title))].filter((name) => hues.has(name));
  const first = inArticle.length > 0 ? inArticle[0].closest(".md-typeset > *") : null;
  if (inOrder.length > 1 && first) {
    const key = document.createElement("ul");
    key.className = "speakers";
    key.setAttribute("aria-label", "Speakers by colour");
    for (const name of inOrder) {
      const item = document.createElement("li");
      item.textContent = name;
      item.style.setProperty("--said-hue", hues.get(name));
      key.append(item);
    }
    const heading = document.getElementById("article");
    (heading || first).insertAdjacentElement(heading ? "afterend" : "beforebegin", key);
  }
})();
