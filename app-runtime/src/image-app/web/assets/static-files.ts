import { immutableForEveryone } from "../../../common/web/asset.js";
import { assets } from "./assets.js";

/** Folder of the bucket that static files are in: the address under which one is served follows it. */
export const staticFolder = "static";

/** A file for the bucket that static content is served from. */
export interface StaticFile {
    /** What people call it, the same in every release, such as `style`. */
    readonly name: string;
    /** Key in the bucket, with a digest of the content. */
    readonly key: string;
    readonly contentType: string;
    readonly cacheControl: string;
    readonly content: string;
}

/** The static files of this release. Whoever deploys the image application puts them into its bucket. */
export const staticFiles: readonly StaticFile[] = Object.entries(assets).map(([name, { path, contentType, body }]) => ({
    name,
    key: `${staticFolder}${path}`,
    contentType,
    cacheControl: immutableForEveryone,
    content: body.toString(),
}));
