// Draws the neighbourhood of a facility: suppliers to the left, consumers to the right. Texts go in as text only.
{
  const data = JSON.parse(document.getElementById("model-data").textContent);
  const at = id => document.getElementById(id);
  const SHOWN = 6;
  const FOUND = 12;

  const facilities = data.facilities.map(
    ([id, name, other, sector, region, kind, sites, people, properties, source], index) => ({
      index, id, name, sites, people, sector: data.sectors[sector],
      region: region < 0 ? data.words.nation : data.regions[region],
      kind: data.texts[kind], properties: data.texts[properties], source: data.texts[source],
      sought: [id, name, other].join("\n").toLowerCase(),
    }));
  const groups = data.groups.map(([rule, terms, consumer, requirement, suppliers]) => {
    const [kind, strength, loss, buffer, source] = data.terms[terms];
    return {
      rule: data.texts[rule], requirement: data.texts[requirement], kind: data.texts[kind], strength,
      loss: data.texts[loss], buffer: data.texts[buffer], source: data.texts[source], consumer, suppliers,
      same: [rule, terms, requirement].join(" "),
    };
  });

  const element = (tag, className, ...inside) => {
    const made = document.createElement(tag);
    if (className) made.className = className;
    made.append(...inside);
    return made;
  };
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, key) => values[key]);

  const link = facility => {
    const button = element("button", "goto", facility.name);
    button.type = "button";
    button.title = facility.id;
    button.addEventListener("click", () => choose(facility.index, true));
    return element("li", "", button, " ", element("code", "", facility.id));
  };
  const names = indices => {
    const links = indices.map(index => link(facilities[index]));
    const list = element("ul", "names", ...links.slice(0, SHOWN));
    if (links.length <= SHOWN) return [list];
    const more = fill(data.words.more, { n: links.length - SHOWN });
    const rest = element("ul", "names", ...links.slice(SHOWN));
    return [list, element("details", "", element("summary", "", more), rest)];
  };
  const strength = ppm => {
    const inside = element("i", "");
    inside.style.width = `${ppm / 10000}%`;
    const bar = element("span", "bar", inside);
    bar.setAttribute("aria-hidden", "true");
    return bar;
  };
  const card = (group, others) => {
    const sector = [...new Set(others.map(index => facilities[index].sector))].join(" / ");
    const terms = [group.kind, group.loss, group.buffer, group.requirement].filter(text => text);
    return element("div", "card",
      element("strong", "", sector), strength(group.strength), ...names(others),
      element("p", "terms", terms.join(" | ")),
      element("p", "small", element("code", "", group.rule), " ", group.source));
  };
  const side = (place, heading, cards) => {
    const n = cards.reduce((sum, [, others]) => sum + others.length, 0);
    const strongest = cards.sort((a, b) => b[0].strength - a[0].strength);
    const made = strongest.map(([group, others]) => card(group, others));
    if (!made.length) made.push(element("p", "note", data.words.nothing));
    at(place).replaceChildren(element("h3", "", fill(heading, { n })), ...made);
  };

  // Consumers that lean on the facility in the same way stand on one card.
  const consumers = index => {
    const same = new Map();
    for (const group of groups) {
      if (!group.suppliers.includes(index)) continue;
      if (!same.has(group.same)) same.set(group.same, [group, []]);
      same.get(group.same)[1].push(group.consumer);
    }
    return [...same.values()];
  };
  const choose = (index, isAsked) => {
    const facility = facilities[index];
    const suppliers = groups.filter(group => group.consumer === index).map(group => [group, group.suppliers]);
    side("suppliers", data.words.suppliers, suppliers);
    side("consumers", data.words.consumers, consumers(index));
    const rows = [facility.sector, facility.region, `${data.words.sites} ${facility.sites}`];
    if (facility.people) rows.push(`${data.words.people} ${facility.people}`);
    rows.push(...facility.properties.split("\n").filter(row => row));
    at("self").replaceChildren(
      element("h3", "", facility.name), element("p", "", element("code", "", facility.id)),
      ...rows.map(row => element("p", "", row)), element("p", "small", facility.source));
    at("find").value = "";
    at("found").replaceChildren();
    if (!isAsked) return;
    history.replaceState(null, "", `#facility=${encodeURIComponent(facility.id)}`);
    at("neighbourhood").scrollIntoView();
  };

  const search = () => {
    const words = at("find").value.toLowerCase().split(/\s+/).filter(word => word);
    const all = words.length ? facilities.filter(facility => words.every(word => facility.sought.includes(word))) : [];
    const found = all.slice(0, FOUND).map(link);
    if (all.length > FOUND) found.push(element("li", "note", fill(data.words.more, { n: all.length - FOUND })));
    if (words.length && !all.length) found.push(element("li", "note", data.words.found));
    at("found").replaceChildren(...found);
    return all;
  };
  at("find").addEventListener("input", search);
  at("find").addEventListener("keydown", event => {
    const all = event.key === "Enter" ? search() : [];
    if (all.length) choose(all[0].index, true);
  });

  // What is folded is not printed: one click opens all folds of a section.
  for (const id of ["facilities", "provenance"]) {
    const folds = [...at(id).querySelectorAll("details")];
    if (!folds.length) continue;
    const button = element("button", "open", data.words.open);
    button.type = "button";
    button.addEventListener("click", () => {
      const isOpen = folds.every(fold => fold.open);
      for (const fold of folds) fold.open = !isOpen;
    });
    folds[0].before(button);
  }

  const asked = () => {
    const id = decodeURIComponent((location.hash.match(/^#facility=(.*)$/) || ["", ""])[1]);
    return facilities.find(facility => facility.id === id);
  };
  window.addEventListener("hashchange", () => asked() && choose(asked().index, true));
  if (facilities.length) {
    at("around").hidden = false;
    choose((asked() || facilities[data.first]).index, Boolean(asked()));
  }
}
