import type { FastifyInstance } from "fastify";
import { api } from "./api/api.js";
import { describeInterface, openApiRoute } from "./api/open-api.js";
import { assets } from "./assets/assets.js";
import { serveStatic } from "./assets/serve-static.js";
import { healthRoutes } from "../../common/web/health.js";
import { makeApp } from "../../common/web/make-app.js";
import { limitBodies } from "./limits.js";
import { pages } from "./pages/page-routes.js";
import type { WebParts } from "./parts.js";
import { makeServices } from "./services.js";

/** The web server, not listening yet. */
export interface WebServer {
    /** For `listen` and `drain`, and for tests to put requests in. */
    readonly app: FastifyInstance;
    /** All routes, as `GET /images/:id`. */
    readonly routes: readonly string[];
}

/**
 * Makes the web server of the image application: pages for people, an interface for programs, health for load balancers.
 *
 * @throws Error where the session keys or the trusted proxies cannot be worked with
 */
export async function createWebServer(parts: WebParts): Promise<WebServer> {
    const services = makeServices(parts);
    const { app, routes } = makeApp(services);
    limitBodies(app, parts.settings);
    await describeInterface(app, services);
    healthRoutes(app, services);
    openApiRoute(app);
    serveStatic(app, { assets, source: parts.staticFiles, log: parts.log });
    await app.register((inner) => api(inner, services), { prefix: "/api" });
    await app.register((inner) => pages(inner, services));
    await app.ready();
    return { app, routes: routes.list() };
}
