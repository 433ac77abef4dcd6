import { renderDocument, type Frame, type PageContent } from "../../../common/web/document.js";
import { assets } from "../assets/assets.js";

/** Renders pages of the image application; `environmentName` is shown at their foot. */
export function makePageRenderer(environmentName: string): (page: PageContent) => string {
    const frame: Frame = {
        application: "evenkeel images",
        note: `evenkeel images, ${environmentName}`,
        stylesheet: assets.style.path,
        icon: assets.icon.path,
        navigation: [
            { text: "Gallery", path: "/" },
            { text: "Upload", path: "/upload" },
            { text: "Account", path: "/account" },
        ],
    };
    return (page) => renderDocument(frame, page);
}
