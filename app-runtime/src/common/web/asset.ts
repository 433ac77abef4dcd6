import { createHash } from "node:crypto";
import path from "node:path";

/** A file that pages refer to, such as a style sheet. */
export interface Asset {
    /** Where it is served, with a digest of its content in the name: another content has another address. */
    readonly path: string;
    readonly contentType: string;
    readonly body: Buffer;
}

/** Folder of the addresses of all assets. */
export const assetFolder = "/assets/";

const contentTypes: Readonly<Record<string, string>> = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
};

/**
 * Makes an asset of a text. `name` is what people call it, such as `style.css`; its ending decides the content type.
 *
 * @throws Error where the ending is none of `.css`, `.js` and `.svg`
 */
export function makeAsset(name: string, text: string): Asset {
    const { name: stem, ext } = path.parse(name);
    const contentType = contentTypes[ext];
    if (contentType === undefined) {
        throw new Error(`Asset "${name}" ends in none of ${Object.keys(contentTypes).join(", ")}; rename it.`);
    }
    const digest = createHash("sha256").update(text).digest("hex").slice(0, 12);
    return { path: `${assetFolder}${stem}-${digest}${ext}`, contentType, body: Buffer.from(text) };
}

/** Headers of every asset, beside those of every answer: where somebody opens it as a page of its own, such as an image that could carry a script, it can do nothing. */
export const assetHeaders = {
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
    "x-content-type-options": "nosniff",
} as const;

/** What never changes under its address may be kept by everyone for a year, and need not be asked for again. */
export const immutableForEveryone = "public, max-age=31536000, immutable";
