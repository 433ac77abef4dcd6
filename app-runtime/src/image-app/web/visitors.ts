import type { FastifyRequest } from "fastify";
import { Problem } from "../../common/web/problem.js";
import { safeMethods, type Visitor } from "../../common/web/visitor.js";
import type { Services } from "./services.js";

/** Finds out who makes a request, and refuses changes that another site makes a visitor's browser send. */
export async function identifyVisitor({ authentication, forms }: Services, request: FastifyRequest): Promise<void> {
    request.visitor = await authentication.identify(request.headers);
    if (request.visitor?.session !== undefined && !safeMethods.has(request.method)) {
        forms.checkOrigin(request);
    }
}

/** Who makes the request. @throws Problem 401 for a stranger */
export function visitorOf(request: FastifyRequest): Visitor {
    if (request.visitor === undefined) {
        throw new Problem(401, "Log in, or send the token of an account as “Authorization: Bearer …”.", {
            headers: { "www-authenticate": 'Bearer realm="evenkeel images"' },
        });
    }
    return request.visitor;
}
