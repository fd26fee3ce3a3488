// Says when the page can no longer be renewed, and takes it back when it can.
"use strict";
const stale = document.getElementById("stale");
document.addEventListener("htmx:error", () => { stale.hidden = false; });
document.addEventListener("htmx:response:error", () => { stale.hidden = false; });
document.addEventListener("htmx:after:swap", () => {
  stale.hidden = true;
  const moment = document.getElementById("moment");
  const told = stale.querySelector("span");
  if (moment) {
    told.textContent = told.textContent.replace(/\d\d:\d\d:\d\d/, moment.textContent);
  }
});
