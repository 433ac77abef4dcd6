import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { errorPage } from "./error-page.js";
import type { Log } from "../log.js";
import { pathOf } from "./path-of.js";
import { Problem } from "./problem.js";
import type { RouteTable } from "./route-table.js";
import { sendPage, type PageServices } from "./send-page.js";

/** What the answers to errors need. */
export interface ErrorServices extends PageServices {
    readonly log: Log;
    /** Says what went wrong in words for the client. */
    readonly toProblem: (error: unknown) => Problem;
    /** Whether programs, not people, read what is at an address. */
    readonly isForPrograms: (path: string) => boolean;
}

/** Answers everything that goes wrong: with a page to people, with `application/problem+json` to programs. */
export function errorAnswers(app: FastifyInstance, services: ErrorServices, routes: RouteTable): void {
    app.setErrorHandler((error, request, reply) => answerError(services, request, reply, error));
    app.setNotFoundHandler((request, reply) => {
        const allowed = routes.methodsOf(pathOf(request));
        const problem =
            allowed.length === 0
                ? new Problem(404, "There is nothing at this address.")
                : new Problem(405, `This address takes ${allowed.join(", ")} only.`, {
                      headers: { allow: allowed.join(", ") },
                  });
        return answerError(services, request, reply, problem);
    });
}

/** Answers one error, and writes it down where it is ours. */
export function answerError(
    services: ErrorServices,
    request: FastifyRequest,
    reply: FastifyReply,
    error: unknown,
): FastifyReply {
    const problem = services.toProblem(error);
    if (problem.status >= 500) {
        services.log.error("request failed", { requestId: request.id, error: describe(error) });
    }
    // What is left of a body is read and thrown away, so that the client gets to read the answer.
    request.raw.unpipe();
    request.raw.resume();
    reply.code(problem.status).headers(problem.headers);
    const { status, detail } = problem;
    if (services.isForPrograms(pathOf(request))) {
        return reply
            .header("content-type", "application/problem+json; charset=utf-8")
            .header("cache-control", "no-store")
            .send(problem.body(request.id));
    }
    return sendPage({ services, request, reply }, errorPage({ status, detail, requestId: request.id }));
}

/** The whole chain of causes, for the log. */
function describe(error: unknown): string {
    if (!(error instanceof Error)) {
        return String(error);
    }
    const own = error.stack ?? error.message;
    return error.cause === undefined ? own : `${own}\ncaused by ${describe(error.cause)}`;
}
