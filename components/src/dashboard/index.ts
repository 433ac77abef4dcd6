export type {
    CacheChartsArgs,
    DashboardArgs,
    DatabaseChartsArgs,
    FileStoreChartsArgs,
    SiteChartsArgs,
    WebTierChartsArgs,
} from "./args.js";
export type { DashboardChildren } from "./children.js";
export { Dashboard } from "./dashboard.js";
