import { html } from "ghtml";
import { longestPassword } from "../../../common/web/account-name.js";
import { formTokenField, type PageContent } from "../../../common/web/document.js";
import { shortestPassword } from "../sign-in/accounts.js";

/** What can be done with an account. */
export type AccountForm = "password" | "token";

/** What the account page shows. */
export interface AccountPage {
    readonly name: string;
    readonly formToken: string;
    /** A token that has just been made: it is shown this once. */
    readonly newToken?: string;
    /** Whether the password has just been changed. */
    readonly passwordChanged?: boolean;
    /** Why the last form did nothing. */
    readonly problem?: { readonly form: AccountForm; readonly text: string };
}

export function accountPage(page: AccountPage): PageContent {
    return {
        title: page.problem === undefined ? "Account" : "Error: Account",
        path: "/account",
        main: html`<div class="card narrow">
            <h1>Account</h1>
            <p>You are logged in as <strong>${page.name}</strong>.</p>
            !${passwordPart(page)} !${tokenPart(page)}
        </div>`,
    };
}

function passwordPart({ name, formToken, passwordChanged = false, problem }: AccountPage): string {
    const done = html`<p class="notice good" role="status">
        Your password is changed. You stay logged in here; everywhere else you are logged out within some seconds.
    </p>`;
    return html`<h2 id="password">Password</h2>
        !${passwordChanged ? done : ""} !${renderProblem("password", problem)}
        <form method="post" action="/account/password" aria-labelledby="password">
            !${formTokenField(formToken)} !${nameForPasswordManagers(name)}
            !${passwordField({ name: "password", label: "Current password", kind: "current-password" })}
            !${passwordField({
                ...{ name: "new-password", label: "New password", kind: "new-password" },
                hint: `At least ${shortestPassword} characters.`,
            })}
            !${passwordField({ name: "again", label: "New password again", kind: "new-password" })}
            <button type="submit">Change the password</button>
            <p class="soft">
                You are logged out everywhere else. The access token stays: make a new one if somebody may know it.
            </p>
        </form>`;
}

function tokenPart({ name, formToken, newToken, problem }: AccountPage): string {
    return html`<h2 id="token">Access token</h2>
        !${newToken === undefined ? "" : renderToken(newToken)} !${renderProblem("token", problem)}
        <p>
            Programs use a token in place of your password, as
            <code>Authorization: Bearer …</code>. What they can do is described in
            <a href="/api/openapi.json">the description of the interface</a>.
        </p>
        <form method="post" action="/account/token" aria-labelledby="token">
            !${formTokenField(formToken)} !${nameForPasswordManagers(name)}
            !${passwordField({ id: "token-password", name: "password", label: "Your password", kind: "current-password" })}
            <button type="submit">Make a new token</button>
            <p class="soft">The token before it stops working within some seconds.</p>
        </form>`;
}

interface PasswordField {
    readonly name: string;
    readonly label: string;
    readonly kind: "current-password" | "new-password";
    readonly hint?: string;
    /** @default the name */
    readonly id?: string;
}

function passwordField({ name, label, kind, hint, id = `${name}-field` }: PasswordField): string {
    const describedBy = hint === undefined ? "" : html`aria-describedby="${id}-hint"`;
    return html`<div class="field">
        <label for="${id}">${label}</label>
        <input
            type="password"
            id="${id}"
            name="${name}"
            autocomplete="${kind}"
            maxlength="${String(longestPassword)}"
            required
            !${describedBy}
        />
        !${hint === undefined ? "" : html`<p class="soft" id="${id}-hint">${hint}</p>`}
    </div>`;
}

/** They keep a password with the name that the same form holds. @see https://www.chromium.org/developers/design-documents/create-amazing-password-forms/ */
function nameForPasswordManagers(name: string): string {
    return html`<input type="text" name="name" value="${name}" autocomplete="username" readonly hidden />`;
}

function renderProblem(form: AccountForm, problem: AccountPage["problem"]): string {
    return problem?.form === form ? html`<p class="notice bad" role="alert">${problem.text}</p>` : "";
}

function renderToken(token: string): string {
    return html`<div class="notice good" role="status">
        <p>This is your new token. It is shown only now: keep it where your passwords are.</p>
        <p class="token"><code>${token}</code></p>
    </div>`;
}
