import type { Insertable, Selectable } from "kysely";
import { imageFormats, type Image, type ImageLocation } from "../images/image.js";
import { DatabaseError } from "./errors.js";
import type { ImageTable } from "./schema.js";
import { shortened, storable, storableTime } from "./storable.js";

/** The columns that make an image; the others say what is being done with it. */
export const imageColumns = [
    "id",
    "name",
    "owner_id",
    "format",
    "width",
    "height",
    "bytes",
    "taken_at",
    "camera",
    "uploaded_at",
    "location",
    "link",
    "checksum",
] as const;

export type ImageRow = Pick<Selectable<ImageTable>, (typeof imageColumns)[number]>;

const locations: readonly ImageLocation[] = ["shared", "objects"];

/** @throws UnstorableValue where the name does not fit */
export function rowOf(image: Image): Insertable<ImageTable> {
    const camera = image.camera === undefined ? null : shortened(image.camera);
    return {
        id: image.id,
        name: storable(image.name, "name of the image"),
        owner_id: image.ownerId,
        format: image.format,
        width: image.width,
        height: image.height,
        bytes: image.bytes,
        taken_at: storableTime(image.takenAt) ?? null,
        camera,
        uploaded_at: image.uploadedAt,
        location: image.location,
        link: image.link ?? null,
        checksum: image.checksum,
        claimed_by: null,
        claimed_until: null,
        deleted_at: null,
    };
}

/** @throws DatabaseError where the row was written by a program that knows more than this one */
export function imageOf(row: ImageRow): Image {
    return {
        id: row.id,
        name: row.name,
        ownerId: row.owner_id,
        format: known(imageFormats, row.format, "format", row),
        width: row.width,
        height: row.height,
        bytes: Number(row.bytes),
        takenAt: row.taken_at ?? undefined,
        camera: row.camera ?? undefined,
        uploadedAt: row.uploaded_at,
        location: known(locations, row.location, "location", row),
        link: row.link ?? undefined,
        checksum: row.checksum,
    };
}

function known<Value extends string>(values: readonly Value[], value: string, what: string, row: ImageRow): Value {
    const found = values.find((each) => each === value);
    if (found === undefined) {
        throw new DatabaseError(
            `Image ${row.id} has the ${what} "${value}", which this program does not know; it knows ${values.join(", ")}.`,
        );
    }
    return found;
}
