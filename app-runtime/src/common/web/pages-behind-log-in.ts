import formBody from "@fastify/formbody";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { AccountWithPassword } from "./log-in.js";
import { logInRoutes, type LogInServices } from "./log-in-routes.js";
import { identifyVisitor, type VisitorServices } from "./visitors.js";

/** Adds the log-in page, and what `addPages` adds for those who are logged in; who is not is sent to log in first. */
export async function pagesBehindLogIn<Account extends AccountWithPassword>(
    app: FastifyInstance,
    services: LogInServices<Account> & VisitorServices,
    addPages: (app: FastifyInstance) => void | Promise<void>,
): Promise<void> {
    await app.register(formBody);
    app.addHook("onRequest", (request) => identifyVisitor(services, request));
    logInRoutes(app, services);
    await app.register(async (inner) => {
        inner.addHook("onRequest", async (request, reply) => {
            if (request.visitor === undefined) {
                return reply.redirect(logInPath(request), 303);
            }
        });
        await addPages(inner);
    });
}

/** Leads back to where the visitor wanted to go; a form cannot be sent twice, so after one it leads to the first page. */
function logInPath({ method, url }: FastifyRequest): string {
    return method === "GET" && url !== "/" ? `/log-in?next=${encodeURIComponent(url)}` : "/log-in";
}
