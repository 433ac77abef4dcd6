import type { FastifyInstance } from "fastify";
import { formTokenName } from "../../../common/web/document.js";
import { isImageId } from "../../images/id.js";
import { deleteImage, findImage, findOwnImage, mayDelete, noSuchImage } from "../images/delete-image.js";
import { findPage } from "../images/page-of-images.js";
import type { Services } from "../services.js";
import { visitorOf } from "../visitors.js";
import { deletionPage } from "./deletion-page.js";
import { field } from "../../../common/web/form-body.js";
import { galleryPage } from "./gallery-page.js";
import { imagePage } from "./image-page.js";
import { sendPage } from "../../../common/web/send-page.js";

/** Images on a page of the gallery: full rows of 2, 3, 4 and 6. */
const imagesOnPage = 24;

interface WithId {
    Params: { id: string };
}

/** Adds the gallery, the page of an image, and the one that asks before it is deleted. */
export function imagePageRoutes(app: FastifyInstance, services: Services): void {
    app.get<{ Querystring: Record<string, unknown> }>("/", async (request, reply) => {
        const cursor = request.query["cursor"];
        const options = { cursor: typeof cursor === "string" ? cursor : undefined, limit: imagesOnPage };
        const { images, next } = await findPage(services.images, options);
        const isFirst = options.cursor === undefined;
        return sendPage({ services, request, reply }, galleryPage({ images, next, isFirst }));
    });

    app.get<WithId>("/images/:id", async (request, reply) => {
        const image = await findImage(services, checkedId(request.params.id));
        const page = imagePage({ image, mayDelete: mayDelete(image, visitorOf(request)) });
        return sendPage({ services, request, reply }, page);
    });

    app.get<WithId>("/images/:id/delete", async (request, reply) => {
        const visitor = visitorOf(request);
        const image = await findOwnImage(services, checkedId(request.params.id), visitor);
        const page = deletionPage({ image, formToken: services.forms.tokenFor(visitor) });
        return sendPage({ services, request, reply }, page);
    });

    app.post<WithId>("/images/:id/delete", async (request, reply) => {
        const visitor = visitorOf(request);
        services.forms.checkToken(request, visitor, field(request.body, formTokenName));
        await deleteImage(services, checkedId(request.params.id), visitor);
        return reply.redirect("/", 303);
    });
}

/** @throws Problem 404 for what cannot be an id: the database need not be asked */
function checkedId(id: string): string {
    return isImageId(id) ? id : noSuchImage();
}
