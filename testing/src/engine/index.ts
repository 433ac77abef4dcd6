export { cacheFolder } from "./cache.js";
export { ensureEngine, ensureGoTool, type Engine, type EngineOptions } from "./engine.js";
export { progressOn, type Progress, type Screen } from "./progress.js";
export { EngineUnavailable, type Attempt } from "./unavailable.js";
export { engineVersion, oldestEngine, yamlHostTool, yamlHostVersion, type GoTool } from "./versions.js";
