import type { FastifyRequest } from "fastify";
import { Problem } from "../../common/web/problem.js";
import type { Visitor } from "../../common/web/visitor.js";

/** Who makes the request. @throws Problem 401 for a stranger */
export function visitorOf(request: FastifyRequest): Visitor {
    if (request.visitor === undefined) {
        throw new Problem(401, "Log in, or send the token of an account as “Authorization: Bearer …”.", {
            headers: { "www-authenticate": 'Bearer realm="evenkeel images"' },
        });
    }
    return request.visitor;
}
