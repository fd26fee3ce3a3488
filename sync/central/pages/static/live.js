// Renews the page when the server says that something changed, and says when it cannot.
"use strict";
const live = document.getElementById("live");
const stale = document.getElementById("stale");
// On a phone the pages of a bar stand beside each other: the one that is open has to be seen.
for (const open of document.querySelectorAll(".doors [aria-current], .tabs [aria-current]")) {
  const bar = open.parentElement;
  bar.scrollLeft = open.offsetLeft - bar.offsetLeft - (bar.clientWidth - open.offsetWidth) / 2;
}

const say = (gone) => { stale.hidden = !gone; };

const renewed = () => {
  say(false);
  const moment = document.getElementById("moment");
  const told = stale.querySelector("span");
  if (moment) {
    told.textContent = told.textContent.replace(/\d\d:\d\d:\d\d/, moment.textContent);
  }
};

const listen = () => {
  const source = new EventSource("/events");
  source.addEventListener("changed", (event) => {
    const codes = JSON.parse(event.data);
    const mine = live.dataset.centre;
    if (!mine || codes.length === 0 || codes.includes(mine)) {
      htmx.trigger(live, "renew");
    }
  });
  source.addEventListener("error", () => {
    say(true);
    if (source.readyState === EventSource.CLOSED) {
      location.reload(); // the session is over, or the server is another
    }
  });
  source.addEventListener("open", () => htmx.trigger(live, "renew"));
};

if (live && live.hasAttribute("hx-get")) {
  document.addEventListener("htmx:error", () => say(true));
  document.addEventListener("htmx:response:error", () => say(true));
  document.addEventListener("htmx:after:swap", (event) => {
    if (!(event.detail.ctx.response?.status >= 400)) {
      renewed();
    }
  });
  listen();
}
