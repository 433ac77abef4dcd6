import type { IncomingMessage, ServerResponse } from "node:http";
import multipart from "@fastify/multipart";
import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from "fastify";
import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import { identifyVisitor } from "../../../common/web/visitors.js";
import type { Services } from "../services.js";
import { visitorOf } from "../visitors.js";
import { contentRoutes } from "./content-routes.js";
import { imageRoutes, uploadRoute } from "./image-routes.js";

/** A part of the application whose routes know the types of their schemas. */
export type TypedApp = FastifyInstance<
    RawServerDefault,
    IncomingMessage,
    ServerResponse,
    FastifyBaseLogger,
    TypeBoxTypeProvider
>;

/** Adds the interface for programs: everything in it needs a session or a token. */
export async function api(app: FastifyInstance, services: Services): Promise<void> {
    app.addHook("onRequest", async (request) => {
        await identifyVisitor(services, request);
        visitorOf(request);
    });
    const typed = app.withTypeProvider<TypeBoxTypeProvider>();
    imageRoutes(typed, services);
    contentRoutes(typed, services);
    await app.register(async (inner) => {
        await inner.register(multipart);
        uploadRoute(inner.withTypeProvider<TypeBoxTypeProvider>(), services);
    });
}
