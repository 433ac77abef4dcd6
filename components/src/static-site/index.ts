export { FrameOption, PriceClass, type StaticSiteArgs } from "./args.js";
export { StaticSite } from "./static-site.js";
export type { StaticSiteChildren } from "./children.js";
