import * as protocol from "@pulumi/pulumi/proto/resource_pb";
import type { GraphResourceOptions } from "./resource.js";

/** How a program asks for a resource: to be made, or to be looked up by its id. */
export type Registration = protocol.RegisterResourceRequest | protocol.ReadResourceRequest;

/**
 * The options that come with a registration.
 *
 * @param aliases URNs that its aliases stand for, which depend on more than the registration
 */
export function optionsOf(request: Registration, aliases: readonly string[] = []): GraphResourceOptions {
    const provider = request.getProvider();
    const chosenProvider = provider === "" ? undefined : provider.slice(0, provider.lastIndexOf("::"));
    const dependsOn = [...request.getDependenciesList()].sort();
    const plain = {
        protect: false,
        retainOnDelete: false,
        deleteBeforeReplace: false,
        ignoreChanges: [],
        replaceOnChanges: [],
        replaceWith: [],
        aliases: [],
    };
    if (request instanceof protocol.ReadResourceRequest) return { ...plain, dependsOn, provider: chosenProvider };
    return {
        protect: request.getProtect() ?? false,
        retainOnDelete: request.getRetainondelete() ?? false,
        deleteBeforeReplace: request.getDeletebeforereplace(),
        ignoreChanges: request.getIgnorechangesList(),
        replaceOnChanges: request.getReplaceonchangesList(),
        replaceWith: [...request.getReplaceWithList()].sort(),
        aliases,
        dependsOn,
        provider: chosenProvider,
    };
}
