import { Type, type Static } from "typebox";
import { imageFormats, imageSizes, type Image } from "../../images/image.js";
import { formTokenName } from "../../../common/web/document.js";
import { imageField } from "../images/receive-upload.js";
import { contentPath, imagePagePath, imagePath } from "../images/paths.js";

const idPattern = "^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$";
const moment = { type: "string", format: "date-time" };
const orNull = (schema: { type: string; format?: string }): object => ({ ...schema, type: [schema.type, "null"] });

/** One of a few words. */
function words<const Word extends string>(of: readonly Word[], description: string, fallback?: Word) {
    return Type.Unsafe<Word>({
        type: "string",
        enum: [...of],
        description,
        ...(fallback === undefined ? {} : { default: fallback }),
    });
}

/** An image as the interface describes it. */
const ImageAnswer = Type.Object(
    {
        id: Type.String({ pattern: idPattern, description: "Sorts by the time of the upload." }),
        name: Type.String({ description: "Name of the file it came from." }),
        format: words(imageFormats, "Format of the original."),
        width: Type.Integer({ minimum: 1, description: "Pixels from left to right, as it is shown." }),
        height: Type.Integer({ minimum: 1, description: "Pixels from top to bottom, as it is shown." }),
        bytes: Type.Integer({ minimum: 0, description: "Size of the original." }),
        checksum: Type.String({ pattern: "^[0-9a-f]{64}$", description: "SHA-256 of the original." }),
        uploadedAt: Type.Unsafe<string>(moment),
        takenAt: Type.Unsafe<string | null>({
            ...orNull(moment),
            description: "When it was taken, where the picture says so.",
        }),
        camera: Type.Unsafe<string | null>({ ...orNull({ type: "string" }), description: "Make and model." }),
        ownerId: Type.String({ description: "The account that uploaded it and may delete it." }),
        location: words(["shared", "objects"], "Where its bytes are: on the shared store, or already in the bucket."),
        links: Type.Object({
            self: Type.String(),
            page: Type.String(),
            original: Type.String(),
            standard: Type.String(),
            thumbnail: Type.String(),
        }),
    },
    { $id: "Image", additionalProperties: false, description: "An image and what is known of it." },
);
const AnImage = Type.Unsafe<Static<typeof ImageAnswer>>({ $ref: "Image#" });

const ImageList = Type.Object(
    {
        images: Type.Array(AnImage),
        nextCursor: Type.Unsafe<string | null>({
            ...orNull({ type: "string" }),
            description: "Give it as `cursor` to get the next page; null on the last.",
        }),
    },
    { $id: "ImageList", additionalProperties: false, description: "Images, newest first." },
);

/** What every error looks like. @see https://www.rfc-editor.org/rfc/rfc9457 */
const ProblemAnswer = Type.Object(
    {
        type: Type.String(),
        title: Type.String({ description: "The name of the status." }),
        status: Type.Integer({ minimum: 400, maximum: 599 }),
        detail: Type.String({ description: "What happened and what to do." }),
        requestId: Type.String({ description: "The id under which the log knows the request." }),
        reason: Type.Optional(Type.String({ description: "A word to tell problems of one status apart by." })),
    },
    { $id: "Problem", additionalProperties: false, description: "Why there is no better answer." },
);

/** The schemas that others refer to by name. */
export const namedSchemas = [ImageAnswer, ImageList, ProblemAnswer];

/** An answer that is one of the named schemas, with headers worth knowing. */
export function answers(name: "Image" | "ImageList", description: string, headers: object = {}): object {
    return { description, headers, content: { "application/json": { schema: { $ref: `${name}#` } } } };
}

/** The form of an upload, for the description only. */
export const UploadForm = {
    type: "object",
    required: [imageField],
    properties: {
        [formTokenName]: {
            type: "string",
            description: "With a session only, and before the file: the form token. Or send it as X-CSRF-Token.",
        },
        [imageField]: { type: "string", format: "binary", description: "The file." },
    },
};

export const ImageParameters = Type.Object({
    id: Type.String({ pattern: idPattern, description: "Id of the image." }),
});

export const PageQuery = Type.Object({
    cursor: Type.Optional(Type.String({ maxLength: 100, description: "`nextCursor` of the page before." })),
    limit: Type.Integer({ minimum: 1, maximum: 100, default: 24, description: "Images on a page." }),
});

export const ContentQuery = Type.Object({
    size: words(imageSizes, "As it came, for a page, or for a gallery.", "original"),
});

/** What the interface says of an image; the bucket is nobody's business. */
export function describeImage(image: Image): Static<typeof ImageAnswer> {
    const { id, name, format, width, height, bytes, checksum, ownerId, location } = image;
    return {
        ...{ id, name, format, width, height, bytes, checksum, ownerId, location },
        uploadedAt: image.uploadedAt.toISOString(),
        takenAt: image.takenAt?.toISOString() ?? null,
        camera: image.camera ?? null,
        links: {
            self: imagePath(id),
            page: imagePagePath(id),
            original: contentPath(id, "original"),
            standard: contentPath(id, "standard"),
            thumbnail: contentPath(id, "thumbnail"),
        },
    };
}

const problemWords: Readonly<Record<number, string>> = {
    400: "The request is not well formed, or the upload broke off.",
    401: "There is no session, or the token is not good.",
    403: "The image belongs to somebody else, or the request may have been made by another site.",
    404: "There is no such image.",
    408: "The request came too slowly.",
    413: "The file is too large.",
    415: "The file is none of the formats that are taken, or the request is not multipart/form-data.",
    422: "The picture has too many pixels.",
    429: "Too many requests; the answer says when to come back.",
    500: "Something is broken here.",
    503: "A part that this needs cannot be used now; try again in a moment.",
};

/** The descriptions of the problems that a route answers with; every route can answer 500 and 503. */
export function problems(...statuses: readonly (keyof typeof problemWords)[]): Record<number, object> {
    return Object.fromEntries(
        [...statuses, 500, 503].map((status) => [
            status,
            {
                description: problemWords[status],
                content: { "application/problem+json": { schema: { $ref: "Problem#" } } },
            },
        ]),
    );
}
