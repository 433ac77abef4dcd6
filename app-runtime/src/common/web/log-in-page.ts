import { html } from "ghtml";
import { formTokenField, type PageContent } from "./document.js";

/** What the log-in page shows. */
export interface LogInPage {
    readonly formToken: string;
    /** Where to go after the log-in. */
    readonly next: string;
    /** What was wrong with the last try. */
    readonly problem?: string;
}

export function logInPage({ formToken, next, problem }: LogInPage): PageContent {
    const notice = problem === undefined ? "" : html`<p class="notice bad" role="alert">${problem}</p>`;
    return {
        title: "Log in",
        main: html`<div class="card narrow">
            <h1>Log in</h1>
            !${notice}
            <form method="post" action="/log-in">
                !${formTokenField(formToken)}
                <input type="hidden" name="next" value="${next}" />
                <div class="field">
                    <label for="name">Name</label>
                    <input
                        type="text"
                        id="name"
                        name="name"
                        autocomplete="username"
                        autocapitalize="none"
                        spellcheck="false"
                        maxlength="100"
                        required
                    />
                </div>
                <div class="field">
                    <label for="password">Password</label>
                    <input
                        type="password"
                        id="password"
                        name="password"
                        autocomplete="current-password"
                        maxlength="200"
                        required
                    />
                </div>
                <button type="submit">Log in</button>
            </form>
        </div>`,
    };
}
