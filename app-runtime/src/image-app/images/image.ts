/** What may be uploaded, by the name that sharp gives it. */
export const imageFormats = ["jpeg", "png", "webp", "gif", "avif"] as const;
export type ImageFormat = (typeof imageFormats)[number];

/** The forms that an image is kept in: as it came (without its position), no larger than a page needs, and for a gallery. */
export const imageSizes = ["original", "standard", "thumbnail"] as const;
export type ImageSize = (typeof imageSizes)[number];

/** Where the bytes of an image are. */
export type ImageLocation = "shared" | "objects";

/** What a picture says about itself, cleaned: none of it is trusted. */
export interface ImageMetadata {
    readonly format: ImageFormat;
    /** Pixels from left to right, as the picture is shown. */
    readonly width: number;
    /** Pixels from top to bottom, as the picture is shown; of one frame where it is animated. */
    readonly height: number;
    /** Size of the original as it is kept. */
    readonly bytes: number;
    /** When it was taken, by the camera's clock, which is taken for UTC where it names no offset. */
    readonly takenAt: Date | undefined;
    /** Make and model, such as `Nikon D90`; at most 100 characters. */
    readonly camera: string | undefined;
}

/** An image that was received whole: the row of the database. */
export interface Image extends ImageMetadata {
    /** See {@link newImageId}. */
    readonly id: string;
    /** The name of the file it came from, for people; never part of a path. */
    readonly name: string;
    readonly ownerId: string;
    /** When it was recorded: its upload was over. The id says when it began. */
    readonly uploadedAt: Date;
    readonly location: ImageLocation;
    /** `s3://<bucket>/images/<id>/` once it was moved. */
    readonly link: string | undefined;
    /** SHA-256 of the original as it is kept, in hex. */
    readonly checksum: string;
}
