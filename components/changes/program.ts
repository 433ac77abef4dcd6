import * as pulumi from "@pulumi/pulumi";
import type { Step } from "./change.js";
import { createSurroundings } from "./surroundings.js";
import { tables } from "./tables/index.js";

const config = new pulumi.Config();
const component = config.require("component");
const table = tables[component];
if (table === undefined) {
    throw new pulumi.RunError(`There is no table for ${component}; there are ${Object.keys(tables).join(", ")}.`);
}
table.createAll(config.require<Step>("step"), createSurroundings());
