import { html } from "ghtml";
import { formTokenField, type PageContent } from "../../../common/web/document.js";

/** What the account page shows. */
export interface AccountPage {
    readonly name: string;
    readonly formToken: string;
    /** A token that has just been made: it is shown this once. */
    readonly newToken?: string;
}

export function accountPage({ name, formToken, newToken }: AccountPage): PageContent {
    return {
        title: "Account",
        path: "/account",
        main: html`<div class="card narrow">
            <h1>Account</h1>
            <p>You are logged in as <strong>${name}</strong>.</p>
            <h2>Access token</h2>
            !${newToken === undefined ? "" : renderToken(newToken)}
            <p>
                Programs use a token in place of your password, as
                <code>Authorization: Bearer …</code>. What they can do is described in
                <a href="/api/openapi.json">the description of the interface</a>.
            </p>
            <form method="post" action="/account/token">
                !${formTokenField(formToken)}
                <button type="submit">Make a new token</button>
                <p class="soft">The token before it stops working within a minute.</p>
            </form>
        </div>`,
    };
}

function renderToken(token: string): string {
    return html`<div class="notice good" role="status">
        <p>This is your new token. It is shown only now: keep it where your passwords are.</p>
        <p class="token"><code>${token}</code></p>
    </div>`;
}
