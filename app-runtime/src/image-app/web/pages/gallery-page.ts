import { html } from "ghtml";
import type { PageContent } from "../../../common/web/document.js";
import type { Image } from "../../images/image.js";
import { contentPath, imagePagePath } from "../images/paths.js";

/** What one page of the gallery shows. */
export interface GalleryPage {
    /** Newest first. */
    readonly images: readonly Image[];
    /** True for the page with the newest images. */
    readonly isFirst: boolean;
    /** Cursor of the page after this one, where there is one. */
    readonly next: string | undefined;
}

export function galleryPage(page: GalleryPage): PageContent {
    return {
        title: "Gallery",
        path: "/",
        main: html`<div class="heading">
                <h1>Gallery</h1>
                <a class="button" href="/upload">Upload an image</a>
            </div>
            !${page.images.length === 0 ? renderEmpty(page) : renderTiles(page.images)} !${renderPaging(page)}`,
    };
}

function renderEmpty({ isFirst }: GalleryPage): string {
    return isFirst
        ? html`<div class="card empty">
              <h2>No images yet</h2>
              <p>What you and others upload appears here, newest first.</p>
          </div>`
        : html`<div class="card empty"><p>There are no older images.</p></div>`;
}

function renderTiles(images: readonly Image[]): string {
    // The name beside each picture is the link's text; saying it twice would only make a screen reader slower.
    const tiles = images.map(
        (image) =>
            html`<li>
                <a class="tile" href="${imagePagePath(image.id)}">
                    <img
                        src="${contentPath(image.id, "thumbnail")}"
                        alt=""
                        width="240"
                        height="240"
                        loading="lazy"
                        decoding="async"
                    />
                    <span class="name">${image.name}</span>
                </a>
            </li>`,
    );
    return html`<ul class="gallery">
        !${tiles}
    </ul>`;
}

function renderPaging({ isFirst, next }: GalleryPage): string {
    const newest = isFirst ? "" : html`<a class="button quiet" href="/">Newest images</a>`;
    const older =
        next === undefined
            ? ""
            : html`<a class="button quiet" rel="next" href="/?cursor=${encodeURIComponent(next)}">Older images</a>`;
    return newest === "" && older === ""
        ? ""
        : html`<nav class="pages" aria-label="Pages of the gallery">!${newest} !${older}</nav>`;
}
