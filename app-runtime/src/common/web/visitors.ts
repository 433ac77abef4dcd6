import type { IncomingHttpHeaders } from "node:http";
import type { FastifyRequest } from "fastify";
import type { FormProtection } from "./form-protection.js";
import { safeMethods, type Visitor } from "./visitor.js";

/** What tells who makes a request. */
export interface VisitorServices {
    readonly forms: FormProtection;
    /** Undefined for a stranger. */
    readonly identify: (headers: IncomingHttpHeaders) => Promise<Visitor | undefined>;
}

/** Finds out who makes a request, and refuses changes that another site makes a visitor's browser send. */
export async function identifyVisitor({ identify, forms }: VisitorServices, request: FastifyRequest): Promise<void> {
    request.visitor = await identify(request.headers);
    if (request.visitor?.session !== undefined && !safeMethods.has(request.method)) {
        forms.checkOrigin(request);
    }
}
