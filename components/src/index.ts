export * from "./alerting-topics/index.js";
export * from "./common/index.js";
export * from "./managed-database/index.js";
export * from "./network/index.js";
export * from "./object-store/index.js";
export * from "./scalable-web-tier/index.js";
export * from "./shared-file-store/index.js";
