import { html } from "ghtml";
import type { PageContent } from "../../../common/web/document.js";
import type { Image } from "../../images/image.js";
import { contentPath, deletionPagePath } from "../images/paths.js";
import { sayBytes, sayMoment } from "../../../common/web/words.js";

/** What the page of one image shows. */
export interface ImagePage {
    readonly image: Image;
    /** Whether the visitor may delete it. */
    readonly mayDelete: boolean;
}

export function imagePage({ image, mayDelete }: ImagePage): PageContent {
    const facts = factsOf(image).map(
        ([name, value]) =>
            html`<dt>${name}</dt>
                <dd>!${value}</dd>`,
    );
    const deletion = mayDelete ? html`<a class="button quiet" href="${deletionPagePath(image.id)}">Delete…</a>` : "";
    return {
        title: image.name,
        main: html`<h1>${image.name}</h1>
            <div class="picture">
                <figure>
                    <a href="${contentPath(image.id, "original")}">
                        <img
                            src="${contentPath(image.id, "standard")}"
                            alt="${image.name}"
                            width="${image.width}"
                            height="${image.height}"
                        />
                    </a>
                </figure>
                <section class="card" aria-labelledby="about">
                    <h2 id="about">About this image</h2>
                    <dl>!${facts}</dl>
                    <div class="actions">
                        <a class="button" href="${contentPath(image.id, "original")}">Show the original</a>
                        !${deletion}
                    </div>
                </section>
            </div>`,
    };
}

/** Names and values, these as HTML; what is not known is left out. */
function factsOf(image: Image): readonly (readonly [string, string])[] {
    const facts: [string, string | undefined][] = [
        ["Dimensions", html`${image.width} × ${image.height} pixels`],
        ["Format", html`${image.format.toUpperCase()}`],
        ["Size", html`${sayBytes(image.bytes)}`],
        ["Taken", image.takenAt === undefined ? undefined : renderMoment(image.takenAt)],
        ["Camera", image.camera === undefined ? undefined : html`${image.camera}`],
        ["Uploaded", renderMoment(image.uploadedAt)],
    ];
    return facts.filter((fact): fact is [string, string] => fact[1] !== undefined);
}

function renderMoment(moment: Date): string {
    return html`<time datetime="${moment.toISOString()}">${sayMoment(moment)}</time>`;
}
