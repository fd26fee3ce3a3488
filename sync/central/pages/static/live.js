// Says when the page can no longer be renewed, and takes it back when it can.
"use strict";
const stale = document.getElementById("stale");
const tell = () => { stale.hidden = false; };
document.addEventListener("htmx:error", tell);
document.addEventListener("htmx:response:error", tell);
document.addEventListener("htmx:after:swap", (event) => {
  if (event.detail.ctx.response?.status >= 400) {
    return; // nothing was swapped
  }
  stale.hidden = true;
  const moment = document.getElementById("moment");
  const told = stale.querySelector("span");
  if (moment) {
    told.textContent = told.textContent.replace(/\d\d:\d\d:\d\d/, moment.textContent);
  }
});
