import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Log } from "../log.js";
import { longestName, longestPassword } from "./account-name.js";
import type { ClientAddresses } from "./client-address.js";
import { formTokenName } from "./document.js";
import { field } from "./form-body.js";
import type { AccountWithPassword, LogIn } from "./log-in.js";
import { logInPage } from "./log-in-page.js";
import { safeNext } from "./safe-next.js";
import { sendPage, type PageAnswer, type PageServices } from "./send-page.js";
import type { NewSession, Sessions } from "./sessions.js";
import { sayWait } from "./words.js";

/** What the log-in pages need. */
export interface LogInServices<Account extends AccountWithPassword> extends PageServices {
    readonly log: Log;
    readonly logIn: LogIn<Account>;
    readonly sessions: Sessions;
    readonly clientAddresses: ClientAddresses;
    /** What the session of an account holds. */
    readonly sessionOf: (account: Account) => NewSession;
    /** Ends a session on the server, so that a copy of its cookie is good for nothing. */
    readonly endSession: (cookie: string) => Promise<void>;
}

/** Adds the log-in page and the form that logs out. */
export function logInRoutes<Account extends AccountWithPassword>(
    app: FastifyInstance,
    services: LogInServices<Account>,
): void {
    const { forms, sessions } = services;

    app.get<{ Querystring: Record<string, unknown> }>("/log-in", async (request, reply) => {
        if (request.visitor !== undefined) {
            return reply.redirect("/", 303);
        }
        return showForm({ services, request, reply }, { next: safeNext(request.query["next"]) });
    });

    app.post("/log-in", async (request, reply) => {
        forms.checkOrigin(request);
        // The form was made for a stranger, also where a log-in in another window was quicker.
        forms.checkToken(request, undefined, field(request.body, formTokenName));
        return logIn(services, request, reply);
    });

    app.post("/log-out", async (request, reply) => {
        if (request.visitor !== undefined) {
            forms.checkToken(request, request.visitor, field(request.body, formTokenName));
        }
        if (request.visitor?.session !== undefined) {
            await services.endSession(request.visitor.session);
        }
        reply.header("set-cookie", sessions.cookie.write("", 0));
        return reply.redirect("/log-in", 303);
    });
}

function showForm(answer: PageAnswer, page: { readonly next: string; readonly problem?: string }): FastifyReply {
    const { services, request, reply } = answer;
    return sendPage(answer, logInPage({ ...page, formToken: services.forms.tokenForStranger(request, reply) }));
}

async function logIn<Account extends AccountWithPassword>(
    services: LogInServices<Account>,
    request: FastifyRequest,
    reply: FastifyReply,
): Promise<FastifyReply> {
    const next = safeNext(field(request.body, "next"));
    const name = field(request.body, "name");
    const password = field(request.body, "password");
    const again = (status: number, problem: string): FastifyReply =>
        showForm({ services, request, reply: reply.code(status) }, { next, problem });

    if (name === "" || password === "" || name.length > longestName || password.length > longestPassword) {
        return again(400, "Give your name and your password.");
    }
    const address = services.clientAddresses.find(request.socket.remoteAddress, request.headers["x-forwarded-for"]);
    const outcome = await services.logIn.attempt({ name, password, address });
    services.log.info("log-in", { requestId: request.id, outcome: outcome.kind, client: address });
    if (outcome.kind === "later") {
        reply.header("retry-after", String(outcome.seconds));
        return again(429, `There were too many tries. Wait ${sayWait(outcome.seconds)} and try again.`);
    }
    if (outcome.kind === "refused") {
        return again(401, "This name and password do not belong together.");
    }
    const { sessions } = services;
    const cookie = sessions.begin(services.sessionOf(outcome.account));
    return reply.header("set-cookie", sessions.cookie.write(cookie, sessions.seconds)).redirect(next, 303);
}
