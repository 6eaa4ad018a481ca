// New and changed leads appear by themselves. Never moves focus or scroll; tells screen readers politely.
const list = document.querySelector("[data-live]");
const told = document.querySelector("#told");

const seconds = [[31536000, "year"], [2592000, "month"], [86400, "day"], [3600, "hour"], [60, "minute"], [1, "second"]];
const ages = new Intl.RelativeTimeFormat(document.documentElement.lang, { numeric: "auto", style: "narrow" });

function age() {
  for (const time of document.querySelectorAll("time[data-age]")) {
    const passed = (Date.now() - Date.parse(time.dateTime)) / 1000;
    const [size, unit] = seconds.find(([size]) => passed >= size) ?? [1, "second"];
    time.textContent = ages.format(-Math.max(0, Math.floor(passed / size)), unit);
  }
}

async function look() {
  if (document.hidden || !list) return;
  const newest = list.firstElementChild?.dataset.id ?? 0;
  const address = new URL("/rows", location.href);
  address.search = new URLSearchParams({ after: newest, q: list.dataset.q });
  const answer = await fetch(address, { headers: { Accept: "text/html" } });
  if (answer.redirected) return location.reload();
  if (!answer.ok) return;
  const rows = new DOMParser().parseFromString(await answer.text(), "text/html").querySelectorAll("li");
  if (!rows.length) return;
  document.querySelector(".empty")?.remove();
  list.closest(".card").hidden = false;
  for (const row of [...rows].reverse()) {
    if (list.querySelector(`[data-id="${row.dataset.id}"]`)) continue;
    row.classList.add("new");
    list.prepend(document.adoptNode(row));
  }
  while (list.children.length > 200) list.lastElementChild.remove();
  told.textContent = told.dataset.text.replace("{n}", rows.length);
  age();
}

age();
setInterval(age, 15000);
setInterval(() => look().catch(() => {}), 1000);
