import type { FastifyReply, FastifyRequest } from "fastify";
import type { PageContent } from "./document.js";
import type { FormProtection } from "./form-protection.js";
import { pageReferrerPolicy } from "./security-headers.js";
import "./visitor.js";

/** What an application shows its pages with. */
export interface PageServices {
    readonly renderPage: (page: PageContent) => string;
    readonly forms: FormProtection;
}

/** What is needed to answer with a page. */
export interface PageAnswer {
    readonly services: PageServices;
    readonly request: FastifyRequest;
    readonly reply: FastifyReply;
}

/** Answers with a page, for whoever is logged in. */
export function sendPage({ services, request, reply }: PageAnswer, content: PageContent): FastifyReply {
    const { visitor } = request;
    const named =
        visitor === undefined ? undefined : { name: visitor.accountName, formToken: services.forms.tokenFor(visitor) };
    return reply
        .header("content-type", "text/html; charset=utf-8")
        .header("cache-control", "no-store")
        .header("referrer-policy", pageReferrerPolicy)
        .send(services.renderPage({ ...content, visitor: named }));
}
