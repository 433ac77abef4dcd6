import { html } from "ghtml";
import type { PageContent } from "./document.js";

/** What an error page shows. */
export interface ErrorPage {
    readonly status: number;
    /** What happened and what to do, in whole sentences. */
    readonly detail: string;
    /** The id under which the log knows the request. */
    readonly requestId: string;
}

const titles: Readonly<Record<number, string>> = {
    401: "Log in first",
    403: "Not allowed",
    404: "Page not found",
    405: "Not possible here",
    408: "Too slow",
    413: "Too large",
    429: "Too many tries",
    503: "Try again in a moment",
};

export function errorPage({ status, detail, requestId }: ErrorPage): PageContent {
    const title = titles[status] ?? (status < 500 ? "This did not work" : "Something went wrong");
    return {
        title,
        main: html`<div class="card narrow">
            <h1>${title}</h1>
            <p>${detail}</p>
            <p><a href="/">To the start page</a></p>
            <p class="soft">Error ${status}, request <code>${requestId}</code></p>
        </div>`,
    };
}
