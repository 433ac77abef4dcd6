export { readConfiguration, type Configuration } from "./configuration.js";
export { Tier } from "./presets.js";
export { pulumiConfiguration, type ConfigurationSource } from "./source.js";
