// Charts, filters, sorting and the sheet of an event. Texts are put in as text, never as markup.
"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const byId = (id) => document.getElementById(id);
  const make = (tag, properties = {}, ...children) => {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(properties)) node[name] = value;
    node.append(...children.filter((child) => child !== null && child !== ""));
    return node;
  };

  // ---- table: search, filters, sorting
  const form = byId("filters");
  const body = byId("table").tBodies[0];
  const rows = [...body.rows].map((row) => ({ row, words: fold(row.textContent + " " + wordsOf(row.dataset.event)) }));

  function fold(text) {
    return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  }
  function wordsOf(event) {
    const found = data.events[event];
    return [...found.reports.flatMap((report) => report.runs.filter(([marks]) => marks.includes("sentence")).map(([, text]) => text)),
      ...found.participants.map((part) => part[1])].join(" ");
  }
  function filter() {
    const wanted = new FormData(form);
    const words = fold(wanted.get("words")).split(/\s+/).filter(Boolean);
    const [status, kind, country, since, until] = ["status", "kind", "country", "since", "until"].map((name) => wanted.get(name));
    let visible = 0;
    for (const { row, words: own } of rows) {
      const told = row.dataset;
      const fits = words.every((word) => own.includes(word))
        && (!status || told.status === status)
        && (!kind || told.kind === kind)
        && (!country || told.countries.split(" ").includes(country))
        && (!since || (told.to && told.to >= since))
        && (!until || (told.from && told.from <= until));
      row.hidden = !fits;
      visible += fits;
    }
    const all = rows.length.toLocaleString("en");
    byId("count").textContent = visible === rows.length ? `${all} event${rows.length === 1 ? "" : "s"}` : `${visible.toLocaleString("en")} of ${all} events`;
  }
  function sort(heading) {
    const key = heading.dataset.sort;
    const before = heading.getAttribute("aria-sort");
    const down = before ? before === "ascending" : key === "day" || key === "texts";
    for (const other of heading.parentNode.cells) other.removeAttribute("aria-sort");
    heading.setAttribute("aria-sort", down ? "descending" : "ascending");
    const column = heading.cellIndex;
    const value = ({ row }) => key === "texts" ? Number(row.dataset.texts) : key === "day" ? row.dataset.day : row.cells[column].textContent.toLowerCase();
    const keyed = rows.map((entry, position) => ({ entry, position, value: value(entry) }));
    keyed.sort((a, b) => {
      if (a.value === "" || b.value === "") return (a.value === "") - (b.value === "") || a.position - b.position;
      const order = a.value < b.value ? -1 : a.value > b.value ? 1 : 0;
      return (down ? -order : order) || a.position - b.position;
    });
    body.append(...keyed.map(({ entry }) => entry.row));
  }
  for (const heading of byId("table").tHead.rows[0].cells) {
    const button = make("button", { type: "button", className: "sort" }, ...heading.childNodes);
    button.addEventListener("click", () => sort(heading));
    heading.replaceChildren(button);
  }
  form.hidden = false;
  form.addEventListener("input", filter);
  form.addEventListener("reset", () => setTimeout(filter));
  form.addEventListener("submit", (event) => event.preventDefault());

  // ---- sheet: an event's history and evidence
  const sheet = byId("event");
  function table(columns, lines) {
    const head = make("tr", {}, ...columns.map((name) => make("th", { scope: "col" }, name)));
    const rest = lines.map((line) => make("tr", {}, ...line.map((cell) => make("td", {}, make("bdi", {}, cell ?? "")))));
    return make("table", {}, make("thead", {}, head), make("tbody", {}, ...rest));
  }
  function facts(pairs) {
    return make("dl", { className: "facts" }, ...pairs.flatMap(([name, value]) => [make("dt", {}, name), make("dd", {}, value)]));
  }
  function evidence(report) {
    const quote = make("blockquote", {}, ...report.runs.map(([marks, text]) => make(marks.includes("trigger") ? "mark" : "span", { className: marks }, text)));
    const source = make("p", {}, report.facts);
    if (/^https?:\/\//i.test(report.url ?? "")) source.append(" · ", make("a", { href: report.url, rel: "noopener noreferrer", target: "_blank" }, "source"));
    return make("article", { className: "report" }, make("h4", {}, make("bdi", {}, report.head)), source, quote);
  }
  function open(id) {
    const event = data.events[id];
    if (!event) return;
    byId("event-title").textContent = event.summary;
    const parts = [facts(event.facts)];
    const section = (title, ...nodes) => parts.push(make("h3", {}, title), ...nodes);
    if (event.participants.length) section("Who takes part", table(["role", "name", "country"], event.participants));
    section("What was believed when", table(["reported", "status", "when", "where", "", "text"], event.history));
    if (event.conflicts.length) section("Where texts disagree", table(["field", "value", "texts"], event.conflicts));
    section("Evidence in the texts", ...event.reports.map(evidence));
    if (event.left_out) parts.push(make("p", { className: "notice" }, event.left_out));
    byId("event-body").replaceChildren(...parts);
    sheet.showModal();
    sheet.scrollTop = 0;
    byId("event-title").focus();
  }
  body.addEventListener("click", (click) => {
    const button = click.target.closest("button.open");
    if (button) open(button.closest("tr").dataset.event);
  });
  byId("close").addEventListener("click", () => sheet.close());
  sheet.addEventListener("click", (click) => { if (click.target === sheet) sheet.close(); });

  // ---- charts: drawn in the colours of the page, anew when it turns dark or light
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const HELD = new Set(["values", "datasets"]);
  function coloured(value, style) {
    if (typeof value === "string") return /^@[a-z]+$/.test(value) ? style.getPropertyValue("--" + value.slice(1)).trim() : value;
    if (Array.isArray(value)) return value.map((item) => coloured(item, style));
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, HELD.has(key) ? item : coloured(item, style)]));
  }
  function config(style) {
    const font = style.fontFamily;
    const tone = (name) => style.getPropertyValue("--" + name).trim();
    return {
      background: null, font, view: { stroke: null },
      axis: { labelColor: tone("soft"), titleColor: tone("soft"), gridColor: tone("line"), domainColor: tone("line"), tickColor: tone("line"), labelFontSize: 12, titleFontSize: 12, titleFontWeight: "normal" },
      legend: { labelColor: tone("ink"), labelFontSize: 12, symbolType: "circle" },
    };
  }
  let drawn = [];
  async function draw() {
    const style = getComputedStyle(document.documentElement);
    const base = { ...config(style), font: getComputedStyle(document.body).fontFamily };
    for (const view of drawn) view.finalize();
    drawn = [];
    for (const [key, spec] of Object.entries(data.charts)) {
      const place = byId("chart-" + key);
      if (!place) continue;
      const result = await vegaEmbed(place, coloured(spec, style), {
        ast: true, actions: false, renderer: "svg", defaultStyle: false, config: base,
        tooltip: { disableDefaultStyle: true }, loader: { target: "_blank" },
      });
      drawn.push(result);
      place.querySelector("svg")?.setAttribute("aria-hidden", "true");
      if (key === "timeline") result.view.addEventListener("click", (_, item) => { if (item?.datum?.status) narrow(item.datum); });
    }
    document.documentElement.dataset.drawn = dark.matches ? "dark" : "light";
  }
  function narrow(bar) {
    form.reset();
    form.elements.status.value = bar.status;
    form.elements.since.value = bar.since;
    form.elements.until.value = bar.until;
    filter();
    byId("events").scrollIntoView();
  }
  draw();
  dark.addEventListener("change", draw);
})();
