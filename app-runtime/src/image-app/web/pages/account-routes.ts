import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { formTokenName } from "../../../common/web/document.js";
import { field } from "../../../common/web/form-body.js";
import { Problem } from "../../../common/web/problem.js";
import { sendPage } from "../../../common/web/send-page.js";
import type { Visitor } from "../../../common/web/visitor.js";
import type { Services } from "../services.js";
import { hashToken, isPassword, newToken, sayLength } from "../sign-in/accounts.js";
import { askAgain, type Refusal } from "../sign-in/ask-again.js";
import { visitorOf } from "../visitors.js";
import { accountPage, type AccountForm, type AccountPage } from "./account-page.js";

/** Adds the page where people change their password and make the tokens of their programs. */
export function accountRoutes(app: FastifyInstance, services: Services): void {
    app.get<{ Querystring: Record<string, unknown> }>("/account", async (request, reply) =>
        show({ services, request, reply }, { passwordChanged: request.query["done"] === "password" }),
    );
    app.post("/account/password", (request, reply) => changePassword({ services, request, reply }));
    app.post("/account/token", (request, reply) => makeToken({ services, request, reply }));
}

interface Answer {
    readonly services: Services;
    readonly request: FastifyRequest;
    readonly reply: FastifyReply;
}

/** Who makes the request, and not with a token. @throws Problem 403 for a program: whoever finds a token must not be able to make the next one of it */
function personOf(request: FastifyRequest): Visitor & { readonly session: string } {
    const { session, ...visitor } = visitorOf(request);
    if (session === undefined) {
        throw new Problem(403, "A token cannot be used for the account. Log in with your name and password.");
    }
    return { ...visitor, session };
}

function show(answer: Answer, page: Omit<AccountPage, "name" | "formToken"> = {}): FastifyReply {
    const visitor = personOf(answer.request);
    const formToken = answer.services.forms.tokenFor(visitor);
    return sendPage(answer, accountPage({ ...page, name: visitor.accountName, formToken }));
}

function refuse(answer: Answer, form: AccountForm, { status, text, headers = {} }: Refusal): FastifyReply {
    answer.reply.code(status).headers(headers);
    return show(answer, { problem: { form, text } });
}

async function changePassword(answer: Answer): Promise<FastifyReply> {
    const { services, request, reply } = answer;
    const visitor = personOf(request);
    const { body } = request;
    services.forms.checkToken(request, visitor, field(body, formTokenName));
    const [password, wanted] = [field(body, "password"), field(body, "new-password")];
    // Before the current one is judged: who mistypes the new one has not guessed.
    const mistake = mistakeIn({ password, wanted, again: field(body, "again") });
    if (mistake !== undefined) {
        return refuse(answer, "password", { status: 400, text: mistake });
    }
    const asked = await askAgain(services, request, { visitor, password });
    if (asked.kind === "refused") {
        return refuse(answer, "password", asked);
    }
    const passwordHash = await services.passwords.hash(wanted);
    if (!(await services.accounts.change(asked.account, { passwordHash }))) {
        return refuse(answer, "password", changedMeanwhile);
    }
    services.log.info("password changed", { requestId: request.id, account: visitor.accountId });
    // The others end because the password is another one; here at once.
    await services.endSession(visitor.session);
    const { sessions } = services;
    const cookie = sessions.begin(services.sessionOf({ ...asked.account, passwordHash }));
    return reply
        .header("set-cookie", sessions.cookie.write(cookie, sessions.seconds))
        .redirect("/account?done=password", 303);
}

async function makeToken(answer: Answer): Promise<FastifyReply> {
    const { services, request } = answer;
    const visitor = personOf(request);
    services.forms.checkToken(request, visitor, field(request.body, formTokenName));
    const asked = await askAgain(services, request, { visitor, password: field(request.body, "password") });
    if (asked.kind === "refused") {
        return refuse(answer, "token", asked);
    }
    const newest = newToken();
    if (!(await services.accounts.change(asked.account, { tokenHash: hashToken(newest) }))) {
        return refuse(answer, "token", changedMeanwhile);
    }
    services.log.info("token made", { requestId: request.id, account: asked.account.id });
    return show(answer, { newToken: newest });
}

const changedMeanwhile: Refusal = {
    status: 409,
    text: "The account was changed at the same moment. Nothing was done; try again.",
};

interface NewPassword {
    readonly password: string;
    readonly wanted: string;
    readonly again: string;
}

/** What is wrong with a form, whoever sent it. */
function mistakeIn({ password, wanted, again }: NewPassword): string | undefined {
    if (!isPassword(wanted)) {
        return `The new password ${sayLength(wanted)}`;
    }
    if (wanted !== again) {
        return "The two new passwords differ. Type the same one twice.";
    }
    return wanted === password ? "The new password is the current one. Choose another." : undefined;
}
