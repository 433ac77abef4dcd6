import type { FastifyInstance } from "fastify";
import { healthRoutes } from "../../common/web/health.js";
import { makeApp, serveAssets } from "../../common/web/make-app.js";
import { pagesBehindLogIn } from "../../common/web/pages-behind-log-in.js";
import { assets } from "./assets.js";
import { configurationRoutes } from "./configuration-routes.js";
import { makeServices, type WebParts } from "./services.js";
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
    await app.register((inner) =>
        pagesBehindLogIn(inner, services, (pages) => {
            pages.get("/", (_request, reply) => reply.redirect(statisticsPath, 303));
            statisticsRoutes(pages, services);
            configurationRoutes(pages, services);
        }),
    );
    await app.ready();
    return app;
}
