import { createRequire } from "node:module";
import { AnalyzerService } from "@pulumi/pulumi/proto/analyzer_grpc_pb";
import type { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { noteInputs } from "./given-inputs.js";
import { expectStack } from "./shared-stack.js";

/**
 * Makes what the engine sends be read once, not once a rule, and notes what the program gave each resource. The SDK
 * reads all properties anew for every rule, and all resources of a stack for every stack rule: of a stack of a
 * thousand, that would be a hundred thousand. Call it before the pack is made.
 */
export function shareRequests(): void {
    shareProperties();
    noteGivenInputs();
    shareResources();
}

/** The part of the SDK that reads properties, which it does not export. */
interface PropertyReader {
    deserializeProperties?: (properties: Struct, proxySecrets: boolean) => unknown;
}

/** An SDK that has no such function reads anew for each rule, which is slower and no less right. */
function shareProperties(): void {
    const sdk: PropertyReader = createRequire(__filename)("@pulumi/policy/deserialize");
    const { deserializeProperties } = sdk;
    if (deserializeProperties === undefined) {
        return;
    }
    const known = new WeakMap<Struct, unknown>();
    sdk.deserializeProperties = (properties, proxySecrets) => {
        // Secrets are kept for remediations only, each of which changes what the one before it left.
        if (proxySecrets) {
            return deserializeProperties(properties, proxySecrets);
        }
        const value = known.get(properties) ?? deserializeProperties(properties, proxySecrets);
        known.set(properties, value);
        return value;
    };
}

function noteGivenInputs(): void {
    const { analyze } = AnalyzerService;
    const deserialize = analyze.requestDeserialize;
    analyze.requestDeserialize = (bytes) => {
        const request = deserialize(bytes);
        const given = Object.entries(request.getProperties()?.toJavaScript() ?? {});
        // A null is how a program leaves out what it names.
        noteInputs(
            request.getUrn(),
            given.filter(([, value]) => value !== null).map(([name]) => name),
        );
        return request;
    };
}

function shareResources(): void {
    const { analyzeStack } = AnalyzerService;
    const deserialize = analyzeStack.requestDeserialize;
    analyzeStack.requestDeserialize = (bytes) => {
        const request = deserialize(bytes);
        const resources = request.getResourcesList();
        expectStack(resources.length);
        const iterate = resources[Symbol.iterator].bind(resources);
        let isRead = false;
        resources[Symbol.iterator] = () => {
            const all = isRead ? [].values() : iterate();
            isRead = true;
            return all;
        };
        return request;
    };
}
