import { makeAsset, type Asset } from "../../common/web/asset.js";
import { baseStyle } from "../../common/web/base-style.js";
import { refreshScript } from "./refresh-script.js";
import { managerStyle } from "./style.js";

/** The mark of the manager in the browser's tab: three levels. */
const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#0b57a4"/><path d="M8 17v8M16 11v14M24 6v19" stroke="#fff" stroke-width="4" stroke-linecap="round"/></svg>\n`;

/** The files that the pages refer to. */
export const assets = {
    style: makeAsset("manager.css", `${baseStyle}${managerStyle}`),
    refresh: makeAsset("refresh.js", refreshScript),
    icon: makeAsset("manager.svg", icon),
} satisfies Record<string, Asset>;
