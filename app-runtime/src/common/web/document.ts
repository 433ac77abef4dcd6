import { html } from "ghtml";

/** A place that every page leads to. */
export interface NavigationLink {
    readonly text: string;
    readonly path: string;
}

/** Who is logged in, for the head of a page. */
export interface PageVisitor {
    readonly name: string;
    /** Token for the form that logs out. */
    readonly formToken: string;
}

/** What is the same on every page of an application. */
export interface Frame {
    /** Name of the application, such as `evenkeel images`. */
    readonly application: string;
    /** What the foot of the page says, such as the name of the environment. */
    readonly note: string;
    readonly stylesheet: string;
    readonly icon: string;
    /** Shown to those who are logged in. */
    readonly navigation: readonly NavigationLink[];
}

/** One page. */
export interface PageContent {
    readonly title: string;
    /** HTML of the main part, escaped already. */
    readonly main: string;
    /** Address of the page among the navigation's, where it is one of them. */
    readonly path?: string;
    /** Address of a script that the page can do without. */
    readonly script?: string;
    readonly visitor?: PageVisitor | undefined;
    /** Seconds after which browsers that run no scripts load the page again. @default never */
    readonly refreshSeconds?: number;
}

/** Renders a complete HTML document. It needs no script; everything in it can be reached by keyboard, and screen readers find its parts by their landmarks. */
export function renderDocument(frame: Frame, page: PageContent): string {
    const script = page.script === undefined ? "" : html`<script src="${page.script}" defer></script> `;
    const refresh =
        page.refreshSeconds === undefined
            ? ""
            : html`<noscript><meta http-equiv="refresh" content="${String(page.refreshSeconds)}" /></noscript> `;
    return html`<!doctype html>
        <html lang="en">
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <title>${page.title} – ${frame.application}</title>
                <link rel="icon" href="${frame.icon}" type="image/svg+xml" />
                <link rel="stylesheet" href="${frame.stylesheet}" />
                !${script} !${refresh}
            </head>
            <body>
                <a class="skip" href="#main">Skip to content</a>
                <header class="top">
                    <a class="brand" href="/">${frame.application}</a>
                    !${page.visitor === undefined ? "" : renderNavigation(frame, page, page.visitor)}
                </header>
                <main id="main" tabindex="-1">!${page.main}</main>
                <footer class="bottom"><p>${frame.note}</p></footer>
            </body>
        </html>`;
}

function renderNavigation({ navigation }: Frame, { path }: PageContent, { name, formToken }: PageVisitor): string {
    const links = navigation.map((link) =>
        link.path === path
            ? html`<li><a href="${link.path}" aria-current="page">${link.text}</a></li>`
            : html`<li><a href="${link.path}">${link.text}</a></li>`,
    );
    return html`<nav aria-label="Main">
            <ul>
                !${links}
            </ul>
        </nav>
        <form class="log-out" method="post" action="/log-out">
            !${formTokenField(formToken)}
            <span class="visitor"><span class="unseen">Logged in as </span>${name}</span>
            <button type="submit" class="quiet">Log out</button>
        </form>`;
}

/** Name of the form field that carries the form token. */
export const formTokenName = "form_token";

/** The hidden field that every form needs. It comes first, because a form with a file is read in order. */
export function formTokenField(token: string): string {
    return html`<input type="hidden" name="${formTokenName}" value="${token}" />`;
}
