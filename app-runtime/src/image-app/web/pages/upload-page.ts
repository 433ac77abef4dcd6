import { html } from "ghtml";
import { formTokenField, type PageContent } from "../../../common/web/document.js";
import { imageFormats } from "../../images/image.js";
import { assets } from "../assets/assets.js";
import { imageField } from "../images/receive-upload.js";
import { sayBytes } from "../../../common/web/words.js";

/** What the upload page shows. */
export interface UploadPage {
    readonly formToken: string;
    /** Largest file that is taken, in bytes. */
    readonly maxUploadBytes: number;
    /** What was wrong with the last try. */
    readonly problem?: string;
}

const formatNames = new Intl.ListFormat("en", { type: "disjunction" }).format(
    imageFormats.map((format) => format.toUpperCase()),
);

export function uploadPage({ formToken, maxUploadBytes, problem }: UploadPage): PageContent {
    const notice = problem === undefined ? "" : html`<p class="notice bad" role="alert">${problem}</p>`;
    const accepted = imageFormats.map((format) => `image/${format}`).join(",");
    return {
        title: "Upload",
        path: "/upload",
        script: assets.upload.path,
        main: html`<div class="card narrow">
            <h1>Upload an image</h1>
            !${notice}
            <form method="post" action="/upload" enctype="multipart/form-data" data-upload="/api/images">
                !${formTokenField(formToken)}
                <div class="field">
                    <label for="image">Image file</label>
                    <input
                        type="file"
                        id="image"
                        name="${imageField}"
                        accept="${accepted}"
                        aria-describedby="limits"
                        required
                    />
                    <p class="soft" id="limits">
                        ${formatNames}, at most ${sayBytes(maxUploadBytes)}. The place where a picture was taken is
                        removed from it; the date and the camera are shown.
                    </p>
                </div>
                <button type="submit">Upload</button>
                <div class="field" data-progress hidden>
                    <p data-status role="status"></p>
                    <progress data-bar max="100" aria-label="Progress of the upload"></progress>
                </div>
            </form>
        </div>`,
    };
}
