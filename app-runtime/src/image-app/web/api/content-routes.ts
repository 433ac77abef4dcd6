import { contentTypes, formatOfSize } from "../../images/formats.js";
import type { Image, ImageFormat, ImageSize } from "../../images/image.js";
import { cacheKey, noSuchImage } from "../images/delete-image.js";
import { contentDisposition } from "../images/disposition.js";
import { entityTag, hasAlready } from "../images/validators.js";
import { Problem } from "../../../common/web/problem.js";
import type { Services } from "../services.js";
import type { TypedApp } from "./api.js";
import { ContentQuery, ImageParameters, problems } from "./schemas.js";

/** The bytes under one address never change, so a browser need not ask again; but only those who are logged in get them, so proxies may not keep them. */
const immutableForOne = "private, max-age=31536000, immutable";

const endings: Readonly<Record<ImageFormat, string>> = {
    jpeg: "jpg",
    png: "png",
    webp: "webp",
    gif: "gif",
    avif: "avif",
};

const binary = { schema: { type: "string", format: "binary" } };

/** Adds the bytes of images, which go through the cache. */
export function contentRoutes(app: TypedApp, services: Services): void {
    const { knownImages } = services;
    const schema = {
        summary: "Get an image's bytes",
        description: "They never change: keep them, or ask with If-None-Match.",
        tags: ["images"],
        params: ImageParameters,
        querystring: ContentQuery,
        response: {
            200: {
                description: "The bytes.",
                headers: {
                    etag: { type: "string", description: "Of the original and the size." },
                    "cache-control": { type: "string" },
                    "content-disposition": { type: "string" },
                },
                content: Object.fromEntries(Object.values(contentTypes).map((type) => [type, binary])),
            },
            304: { type: "null", description: "The client has the bytes already." },
            ...problems(400, 401, 404),
        },
    };
    app.get("/images/:id/content", { schema }, async (request, reply) => {
        const { id } = request.params;
        const { size } = request.query;
        const image = (await knownImages.find(id)) ?? noSuchImage();
        const tag = entityTag(image, size);
        if (hasAlready(request.headers["if-none-match"], tag)) {
            return reply.code(304).headers({ etag: tag, "cache-control": immutableForOne }).send();
        }
        const bytes = await readBytes(services, image, size);
        const format = formatOfSize(image.format, size);
        reply.headers({
            etag: tag,
            "cache-control": immutableForOne,
            "content-type": contentTypes[format],
            "content-disposition": contentDisposition(image.name, endings[format]),
        });
        return reply.send(bytes);
    });
}

async function readBytes(services: Services, image: Image, size: ImageSize): Promise<Buffer> {
    const { cache, source, knownImages } = services;
    const bytes = await cache
        .get(cacheKey(image.id, size), () => source.read(image, size))
        .catch((cause: unknown) => {
            throw new Problem(503, "The bytes of the image cannot be read now. Try again in a moment.", {
                headers: { "retry-after": "5" },
                cause,
            });
        });
    if (bytes === undefined) {
        // Deleted a moment ago on another instance.
        knownImages.forget(image.id);
        noSuchImage();
    }
    return bytes;
}
