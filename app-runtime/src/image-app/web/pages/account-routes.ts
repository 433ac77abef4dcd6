import type { FastifyInstance, FastifyRequest } from "fastify";
import { formTokenName } from "../../../common/web/document.js";
import { Problem } from "../../../common/web/problem.js";
import type { Visitor } from "../../../common/web/visitor.js";
import type { Services } from "../services.js";
import { hashToken, newToken } from "../sign-in/accounts.js";
import { visitorOf } from "../visitors.js";
import { accountPage } from "./account-page.js";
import { field } from "../../../common/web/form-body.js";
import { sendPage } from "../../../common/web/send-page.js";

/** Who makes the request, and not with a token. @throws Problem 403 for a program: whoever finds a token must not be able to make the next one of it */
function personOf(request: FastifyRequest): Visitor {
    const visitor = visitorOf(request);
    if (visitor.session === undefined) {
        throw new Problem(403, "A token cannot be used for the account. Log in with your name and password.");
    }
    return visitor;
}

/** Adds the page where visitors make the tokens of their programs. */
export function accountRoutes(app: FastifyInstance, services: Services): void {
    const { accounts, forms } = services;

    app.get("/account", async (request, reply) => {
        const visitor = personOf(request);
        const page = accountPage({ name: visitor.accountName, formToken: forms.tokenFor(visitor) });
        return sendPage({ services, request, reply }, page);
    });

    app.post("/account/token", async (request, reply) => {
        const visitor = personOf(request);
        forms.checkToken(request, visitor, field(request.body, formTokenName));
        const newest = newToken();
        await accounts.setTokenHash(visitor.accountId, hashToken(newest));
        const formToken = forms.tokenFor(visitor);
        return sendPage(
            { services, request, reply },
            accountPage({ name: visitor.accountName, formToken, newToken: newest }),
        );
    });
}
