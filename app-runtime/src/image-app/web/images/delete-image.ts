import { imageSizes, type Image } from "../../images/image.js";
import { Problem } from "../../../common/web/problem.js";
import type { Services } from "../services.js";
import type { Visitor } from "../../../common/web/visitor.js";

/** The image, for somebody who asks for it. @throws Problem 404 where there is none */
export async function findImage({ images }: Pick<Services, "images">, id: string): Promise<Image> {
    return (await images.find(id)) ?? noSuchImage();
}

export function noSuchImage(): never {
    throw new Problem(404, "There is no such image. It may have been deleted.");
}

export function mayDelete(image: Image, visitor: Visitor): boolean {
    return image.ownerId === visitor.accountId;
}

/** The image, for its owner. @throws Problem 404 where there is none, 403 where it belongs to somebody else */
export async function findOwnImage(services: Pick<Services, "images">, id: string, visitor: Visitor): Promise<Image> {
    const image = await findImage(services, id);
    if (!mayDelete(image, visitor)) {
        throw new Problem(403, "The image belongs to somebody else. Only its owner can delete it.");
    }
    return image;
}

/**
 * Deletes an image for its owner: from now on no list and no description has it, and its bytes go in the background.
 *
 * Other instances may serve its bytes for some seconds more, see {@link KnownImages}; browsers that have them may show them for a year without asking.
 *
 * @throws Problem as {@link findOwnImage}
 */
export async function deleteImage(services: Services, id: string, visitor: Visitor): Promise<void> {
    const { images, cache, knownImages } = services;
    await findOwnImage(services, id, visitor);
    if ((await images.startDeletion(id)) === undefined) {
        noSuchImage();
    }
    knownImages.forget(id);
    imageSizes.forEach((size) => cache.delete(cacheKey(id, size)));
}

/** The key of an image's bytes in the cache. */
export function cacheKey(id: string, size: (typeof imageSizes)[number]): string {
    return `${id}/${size}`;
}
