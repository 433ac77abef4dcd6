import { ArtefactError, buildArtefact, bundleFunctions } from "@evenkeel/app-runtime";
import * as pulumi from "@pulumi/pulumi";
import { readConfiguration, type ConfigurationSource } from "./configuration/index.js";
import { createPlatform, type PlatformOutputs, type Software } from "./platform.js";

/**
 * Everything that this project deploys: one platform for one environment.
 *
 * @throws a `RunError` that says everything that is wrong with the configuration, or why the software cannot be built, before any resource exists
 */
export async function deploy(source: ConfigurationSource): Promise<PlatformOutputs> {
    const configuration = readConfiguration(source);
    return createPlatform(configuration, await buildOrExplain());
}

/** Software that cannot be built is explained in a sentence, which Pulumi prints without a stack trace when it is a `RunError`. */
async function buildOrExplain(): Promise<Software> {
    try {
        const [artefact, bundles] = await Promise.all([buildArtefact(), bundleFunctions()]);
        return { artefact, bundles };
    } catch (error) {
        throw error instanceof ArtefactError ? new pulumi.RunError(error.message) : error;
    }
}
