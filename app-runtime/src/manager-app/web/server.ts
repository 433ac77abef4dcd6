import formBody from "@fastify/formbody";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { healthRoutes } from "../../common/web/health.js";
import { logInRoutes } from "../../common/web/log-in-routes.js";
import { makeApp, serveAssets } from "../../common/web/make-app.js";
import { safeMethods, type Visitor } from "../../common/web/visitor.js";
import { assets } from "./assets.js";
import { configurationRoutes } from "./configuration-routes.js";
import { makeServices, type Services, type WebParts } from "./services.js";
import { statisticsPath } from "./statistics-page.js";
import { statisticsRoutes } from "./statistics-routes.js";

/**
 * Makes the web server of the manager, not listening yet: two pages for the administrator, health for load balancers.
 *
 * @throws Error where the session keys or the trusted proxies cannot be worked with
 */
export async function createManagerServer(parts: WebParts): Promise<FastifyInstance> {
    const services = makeServices(parts);
    const { app } = makeApp(services);
    healthRoutes(app, services);
    serveAssets(app, assets);
    await app.register((inner) => pages(inner, services));
    await app.ready();
    return app;
}

/** All but the log-in page need a session; who has none is sent there first. */
async function pages(app: FastifyInstance, services: Services): Promise<void> {
    await app.register(formBody);
    app.addHook("onRequest", async (request) => {
        request.visitor = await identify(services, request);
        if (request.visitor !== undefined && !safeMethods.has(request.method)) {
            services.forms.checkOrigin(request);
        }
    });
    logInRoutes(app, services);
    await app.register(async (inner) => {
        inner.addHook("onRequest", async (request, reply) => {
            if (request.visitor === undefined) {
                return reply.redirect(logInPath(request), 303);
            }
        });
        inner.get("/", (_request, reply) => reply.redirect(statisticsPath, 303));
        statisticsRoutes(inner, services);
        configurationRoutes(inner, services);
    });
}

/** A session is good for as long as the password that it was begun with, and until somebody logs out of it. */
async function identify(services: Services, request: FastifyRequest): Promise<Visitor | undefined> {
    const { sessions, administrators, endedSessions } = services;
    const cookie = sessions.cookie.read(request.headers);
    const session = cookie === undefined ? undefined : sessions.read(cookie);
    if (session === undefined || (await endedSessions.has(session.id))) {
        return undefined;
    }
    const administrator = await administrators.find(session.accountName);
    return administrator?.fingerprint === session.fingerprint
        ? { accountId: session.accountId, accountName: session.accountName, session: cookie }
        : undefined;
}

/** Leads back to where the visitor wanted to go; a form cannot be sent twice, so after one it leads to the start. */
function logInPath({ method, url }: FastifyRequest): string {
    return method === "GET" && url !== "/" ? `/log-in?next=${encodeURIComponent(url)}` : "/log-in";
}
