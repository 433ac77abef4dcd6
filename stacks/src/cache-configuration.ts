import {
    configurationBounds,
    defaultConfiguration,
    writeConfiguration,
    type ControlConfiguration,
} from "@evenkeel/app-runtime";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { WebSizes } from "./configuration/presets.js";

/** How manager and image application find each other. */
export interface Channel {
    /** The parameter with the configuration of the caches. */
    parameter: aws.ssm.Parameter;
    /** Namespace of the metrics that both write. */
    namespace: string;
}

/**
 * The parameter that the manager writes and the nodes follow, with a first configuration in it.
 *
 * From then on it is the manager's: the program never writes it again.
 */
export function createChannel(environment: string, sizes: WebSizes, parent: pulumi.Resource): Channel {
    const parameter = new aws.ssm.Parameter(
        "cache-configuration",
        {
            name: `/${pulumi.getProject()}/${environment}/cache-configuration`,
            description: `Configuration of the caches of ${environment}; change it with the manager`,
            type: "String",
            value: writeConfiguration(firstConfiguration(sizes)),
        },
        { parent, ignoreChanges: ["value"] },
    );
    return { parameter, namespace: `Evenkeel/${environment}` };
}

/** The defaults, in a pool with the bounds of the group. */
export function firstConfiguration({ minSize, maxSize }: WebSizes): ControlConfiguration {
    const most = configurationBounds.nodes.maximum;
    const minNodes = Math.min(minSize, most);
    const scaling = { ...defaultConfiguration.scaling, nodes: minNodes, minNodes, maxNodes: Math.min(maxSize, most) };
    return { ...defaultConfiguration, version: 1, scaling };
}
