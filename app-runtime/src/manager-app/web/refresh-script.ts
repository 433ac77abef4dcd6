/**
 * Fetches the charts again every minute and puts them in place of the old ones. The page works without it: then the browser loads the whole page again.
 *
 * A page that nobody looks at asks nothing, and asks at once when somebody looks again. What was opened stays open.
 */
export const refreshScript = `"use strict";
(() => {
    const part = document.querySelector("[data-refresh]");
    if (!part) {
        return;
    }
    const milliseconds = Number(part.dataset.seconds) * 1000;
    let last = Date.now();
    let failures = 0;

    const put = (content) => {
        const open = [...part.querySelectorAll("details[open]")].map((each) => each.dataset.keep);
        const focused = part.contains(document.activeElement) ? document.activeElement.closest("details") : null;
        part.innerHTML = content;
        part.querySelectorAll("details").forEach((each) => {
            each.open = open.includes(each.dataset.keep);
        });
        if (focused) {
            const summary = part.querySelector('details[data-keep="' + focused.dataset.keep + '"] summary');
            if (summary) {
                summary.focus({ preventScroll: true });
            }
        }
    };
    const refresh = async () => {
        last = Date.now();
        try {
            const answer = await fetch(part.dataset.refresh, { headers: { accept: "text/html" }, redirect: "manual" });
            if (answer.type === "opaqueredirect") {
                // The session is over.
                location.reload();
            } else if (answer.ok) {
                put(await answer.text());
                failures = 0;
            } else {
                failures += 1;
            }
        } catch {
            failures += 1;
        }
        part.classList.toggle("stale", failures > 1);
    };
    setInterval(() => {
        if (!document.hidden && Date.now() - last >= milliseconds - 500) {
            refresh();
        }
    }, 1000);
})();
`;
