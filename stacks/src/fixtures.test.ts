import { readFileSync } from "node:fs";
import path from "node:path";
import type { Artefact, FunctionBundle, FunctionBundles } from "@evenkeel/app-runtime";
import { plan, type Graph, type PlanOptions } from "@evenkeel/testing";
import { parse } from "yaml";
import { pulumiConfiguration, readConfiguration } from "./configuration/index.js";
import { createPlatform } from "./platform.js";

// Shared by tests of the whole platform.

/** Stands for a built artefact: nothing in a plan reads it, and building one takes seconds. */
export const artefact: Artefact = {
    path: path.join(__dirname, "..", "..", "package.json"),
    sha256: "0123456789abcdef".repeat(4),
    version: "0.1.0-0123456789ab",
};

const bundle: FunctionBundle = { path: artefact.path, sha256: artefact.sha256 };

/** Stands for the bundles of all functions. */
const bundles: FunctionBundles = {
    "cache-autoscaler": bundle,
    "health-guardian": bundle,
    "new-relic-forwarder": bundle,
    notices: bundle,
    "traffic-analyser": bundle,
    "upload-mover": bundle,
    "uptime-reporter": bundle,
};

/** The configuration of a stack file, lists and objects as Pulumi hands them to a program. */
export function readStackFile(stack: string): Record<string, string> {
    const file = path.join(__dirname, "..", "..", `Pulumi.${stack}.yaml`);
    const document: { config: Record<string, unknown> } = parse(readFileSync(file, "utf8"));
    return Object.fromEntries(
        Object.entries(document.config).map(([key, value]) => [
            key,
            typeof value === "string" ? value : JSON.stringify(value),
        ]),
    );
}

/** What the program makes of a configuration. */
export function planPlatform(stack: string, config: Record<string, string>, options: PlanOptions = {}): Promise<Graph> {
    return plan(() => createPlatform(readConfiguration(pulumiConfiguration()), { artefact, bundles }), {
        project: "evenkeel",
        stack,
        config,
        ...options,
    });
}
