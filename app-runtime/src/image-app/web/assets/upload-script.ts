/**
 * Shows the progress of an upload. The page works without it: then the browser sends the form as it is.
 *
 * It sends the same fields to the interface, so that the answer says whether the image was stored, and goes to the new image's page.
 */
export const uploadScript = `"use strict";
(() => {
    const form = document.querySelector("form[data-upload]");
    const progress = document.querySelector("[data-progress]");
    const bar = document.querySelector("[data-bar]");
    const status = document.querySelector("[data-status]");
    const button = form && form.querySelector("button");
    if (!form || !progress || !bar || !status || !button) {
        return;
    }

    const say = (text) => {
        status.textContent = text;
    };
    const stop = (text) => {
        say(text);
        bar.hidden = true;
        button.disabled = false;
    };
    const read = (request) => {
        try {
            return JSON.parse(request.responseText);
        } catch {
            return {};
        }
    };

    form.addEventListener("submit", (event) => {
        event.preventDefault();
        const request = new XMLHttpRequest();
        let told = -1;
        progress.hidden = false;
        bar.hidden = false;
        bar.removeAttribute("value");
        button.disabled = true;
        say("Sending…");

        request.upload.addEventListener("progress", ({ lengthComputable, loaded, total }) => {
            if (!lengthComputable) {
                return;
            }
            const percent = Math.floor((loaded / total) * 100);
            bar.value = percent;
            // A screen reader hears every quarter, not every packet.
            if (Math.floor(percent / 25) !== told) {
                told = Math.floor(percent / 25);
                say(percent < 100 ? percent + " percent sent" : "Sent. Making the smaller sizes…");
            }
        });
        request.addEventListener("load", () => {
            const answer = read(request);
            if (request.status === 201 && typeof answer.id === "string") {
                say("Stored.");
                location.assign("/images/" + encodeURIComponent(answer.id));
            } else if (request.status === 401) {
                location.assign("/log-in?next=/upload");
            } else {
                stop(answer.detail || "The image could not be stored. Try again.");
            }
        });
        request.addEventListener("error", () => stop("The connection was lost before the image was stored. Try again."));
        request.open("POST", form.dataset.upload);
        request.send(new FormData(form));
    });
})();
`;
