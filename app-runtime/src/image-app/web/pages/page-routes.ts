import multipart from "@fastify/multipart";
import type { FastifyInstance } from "fastify";
import { pagesBehindLogIn } from "../../../common/web/pages-behind-log-in.js";
import type { Services } from "../services.js";
import { accountRoutes } from "./account-routes.js";
import { imagePageRoutes } from "./image-routes.js";
import { uploadRoutes } from "./upload-routes.js";

/** Adds the pages for people. */
export function pages(app: FastifyInstance, services: Services): Promise<void> {
    return pagesBehindLogIn(app, services, async (inner) => {
        imagePageRoutes(inner, services);
        await inner.register(async (innermost) => {
            await innermost.register(multipart);
            uploadRoutes(innermost, services);
        });
        accountRoutes(inner, services);
    });
}
