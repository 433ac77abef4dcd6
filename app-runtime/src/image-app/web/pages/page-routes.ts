import formBody from "@fastify/formbody";
import multipart from "@fastify/multipart";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Services } from "../services.js";
import { identifyVisitor } from "../visitors.js";
import { accountRoutes } from "./account-routes.js";
import { imagePageRoutes } from "./image-routes.js";
import { logInRoutes } from "../../../common/web/log-in-routes.js";
import { uploadRoutes } from "./upload-routes.js";

/** Adds the pages for people. All but the log-in page need a session; who has none is sent there first. */
export async function pages(app: FastifyInstance, services: Services): Promise<void> {
    await app.register(formBody);
    app.addHook("onRequest", (request) => identifyVisitor(services, request));
    logInRoutes(app, services);
    await app.register(async (inner) => {
        inner.addHook("onRequest", async (request, reply) => {
            if (request.visitor === undefined) {
                return reply.redirect(logInPath(request), 303);
            }
        });
        imagePageRoutes(inner, services);
        await inner.register(async (innermost) => {
            await innermost.register(multipart);
            uploadRoutes(innermost, services);
        });
        accountRoutes(inner, services);
    });
}

/** Leads back to where the visitor wanted to go; a form cannot be sent twice, so after one it leads to the gallery. */
function logInPath({ method, url }: FastifyRequest): string {
    return method === "GET" && url !== "/" ? `/log-in?next=${encodeURIComponent(url)}` : "/log-in";
}
