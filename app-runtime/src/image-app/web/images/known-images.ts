import { Remembered } from "../../../common/remembered.js";
import type { ImageCatalogue } from "../../database/catalogue.js";
import type { Image } from "../../images/image.js";

/** Seconds for which bytes of an image may still be served here after it was deleted on another instance. */
export const secondsUntilAskedAgain = 10;
const maxItems = 10_000;

/**
 * The rows of the images that are being looked at, kept for some seconds, so that serving bytes from the cache does not ask the database every time.
 *
 * All that is served of a row never changes; only that it is there may change.
 */
export class KnownImages {
    private readonly rows = new Remembered<Image>({ seconds: secondsUntilAskedAgain, maxItems });

    constructor(private readonly catalogue: Pick<ImageCatalogue, "find">) {}

    public find(id: string): Promise<Image | undefined> {
        return this.rows.get(id, () => this.catalogue.find(id));
    }

    public forget(id: string): void {
        this.rows.forget(id);
    }
}
