import type { FastifyInstance } from "fastify";
import { formTokenName } from "../../../common/web/document.js";
import type { Services } from "../services.js";
import { hashToken, newToken } from "../sign-in/accounts.js";
import { visitorOf } from "../visitors.js";
import { accountPage } from "./account-page.js";
import { field } from "../../../common/web/form-body.js";
import { sendPage } from "../../../common/web/send-page.js";

/** Adds the page where visitors make the tokens of their programs. */
export function accountRoutes(app: FastifyInstance, services: Services): void {
    const { accounts, forms } = services;

    app.get("/account", async (request, reply) => {
        const visitor = visitorOf(request);
        const page = accountPage({ name: visitor.accountName, formToken: forms.tokenFor(visitor) });
        return sendPage({ services, request, reply }, page);
    });

    app.post("/account/token", async (request, reply) => {
        const visitor = visitorOf(request);
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
