import { Type } from "typebox";
import { deletedBytesKeptDays } from "../../../common/kept-versions.js";
import { deleteImage, findImage } from "../images/delete-image.js";
import { secondsUntilAskedAgain } from "../images/known-images.js";
import { findPage } from "../images/page-of-images.js";
import { imagePath } from "../images/paths.js";
import { receiveUpload } from "../images/receive-upload.js";
import type { Services } from "../services.js";
import { visitorOf } from "../visitors.js";
import type { TypedApp } from "./api.js";
import { answers, describeImage, ImageParameters, PageQuery, problems, UploadForm } from "./schemas.js";

const tags = ["images"];
const noStore = "no-store";

/** Adds what can be done with images: list, describe, delete. */
export function imageRoutes(app: TypedApp, services: Services): void {
    addList(app, services);
    addDescription(app, services);
    addDeletion(app, services);
}

/** Adds the upload, for an app that reads multipart forms. */
export function uploadRoute(app: TypedApp, { uploads, settings, forms }: Services): void {
    const schema = {
        summary: "Upload an image",
        description: "Once the answer is 201, the image is stored and stays.",
        tags,
        consumes: ["multipart/form-data"],
        body: UploadForm,
        response: {
            201: answers("Image", "It is stored.", {
                location: { type: "string", description: "Address of the image." },
            }),
            ...problems(400, 401, 403, 408, 413, 415, 422),
        },
    };
    // The form is checked while it is read, part by part.
    const validatorCompiler = () => () => true;
    app.post("/images", { schema, validatorCompiler }, async (request, reply) => {
        const visitor = visitorOf(request);
        const { maxUploadBytes, idleSeconds } = settings;
        const image = await receiveUpload(request, {
            ...{ uploads, ownerId: visitor.accountId, maxUploadBytes, idleSeconds },
            checkToken: (token) => forms.checkToken(request, visitor, token),
        });
        reply.code(201).header("location", imagePath(image.id)).header("cache-control", noStore);
        return describeImage(image);
    });
}

function addList(app: TypedApp, { images }: Services): void {
    const schema = {
        summary: "List images, newest first",
        tags,
        querystring: PageQuery,
        response: { 200: answers("ImageList", "A page of images."), ...problems(400, 401) },
    };
    app.get("/images", { schema }, async (request, reply) => {
        const { cursor, limit } = request.query;
        const page = await findPage(images, { cursor, limit });
        reply.header("cache-control", noStore);
        return { images: page.images.map(describeImage), nextCursor: page.next ?? null };
    });
}

function addDescription(app: TypedApp, services: Services): void {
    const schema = {
        summary: "Describe an image",
        tags,
        params: ImageParameters,
        response: { 200: answers("Image", "The image."), ...problems(400, 401, 404) },
    };
    app.get("/images/:id", { schema }, async (request, reply) => {
        const image = await findImage(services, request.params.id);
        reply.header("cache-control", noStore);
        return describeImage(image);
    });
}

function addDeletion(app: TypedApp, services: Services): void {
    const schema = {
        summary: "Delete an image",
        description: [
            "Only its owner can. From now on no list and no description has it, for anybody.",
            `Its bytes may still be served for ${secondsUntilAskedAgain} seconds by another instance, and a browser that has them may show its own copy for a year.`,
            `They are deleted in the background; the store then keeps them for ${deletedBytesKeptDays} days as an old version, which only administrators reach.`,
        ].join(" "),
        tags,
        params: ImageParameters,
        response: { 204: Type.Null({ description: "It is deleted." }), ...problems(400, 401, 403, 404) },
    };
    app.delete("/images/:id", { schema }, async (request, reply) => {
        const visitor = visitorOf(request);
        services.forms.checkToken(request, visitor, undefined);
        await deleteImage(services, request.params.id, visitor);
        return reply.code(204).send(null);
    });
}
