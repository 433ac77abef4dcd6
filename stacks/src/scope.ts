import type * as pulumi from "@pulumi/pulumi";
import type { Configuration } from "./configuration/index.js";

/** What every part of the platform is made with. */
export interface Scope {
    configuration: Configuration;
    /** The provider that everything goes through. */
    options: pulumi.ComponentResourceOptions;
    /** The tags by which people and bills find what belongs together. */
    tags: Record<string, string>;
}
