import { makeAsset, type Asset } from "../../../common/web/asset.js";
import { baseStyle } from "../../../common/web/base-style.js";
import { icon } from "./icon.js";
import { galleryStyle } from "./style.js";
import { uploadScript } from "./upload-script.js";

/** The files that the pages refer to, each under its `path`. */
export const assets = {
    style: makeAsset("style.css", `${baseStyle}${galleryStyle}`),
    upload: makeAsset("upload.js", uploadScript),
    icon: makeAsset("icon.svg", icon),
} satisfies Record<string, Asset>;
