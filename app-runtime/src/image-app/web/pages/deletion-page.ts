import { html } from "ghtml";
import { formTokenField, type PageContent } from "../../../common/web/document.js";
import { deletedBytesKeptDays } from "../../../common/kept-versions.js";
import type { Image } from "../../images/image.js";
import { contentPath, deletionPagePath, imagePagePath } from "../images/paths.js";

/** What the page shows that asks before an image is deleted. */
export interface DeletionPage {
    readonly image: Image;
    readonly formToken: string;
}

export function deletionPage({ image, formToken }: DeletionPage): PageContent {
    return {
        title: `Delete ${image.name}`,
        main: html`<div class="card narrow">
            <h1>Delete ${image.name}?</h1>
            <img class="preview" src="${contentPath(image.id, "thumbnail")}" alt="" width="240" height="240" />
            <p>
                The image goes in all its sizes, for everybody, and you cannot bring it back. Who has looked at it may
                still have a copy in their browser. Our store destroys its bytes after ${String(deletedBytesKeptDays)}
                days.
            </p>
            <form method="post" action="${deletionPagePath(image.id)}">
                !${formTokenField(formToken)}
                <div class="actions">
                    <button type="submit" class="bad">Delete the image</button>
                    <a class="button quiet" href="${imagePagePath(image.id)}">Keep it</a>
                </div>
            </form>
        </div>`,
    };
}
