import { AnalyzerService } from "@pulumi/pulumi/proto/analyzer_grpc_pb";
import type { AnalyzerResource, AnalyzeRequest } from "@pulumi/pulumi/proto/analyzer_pb";
import { noteInputs } from "./given-inputs.js";

/**
 * Makes the properties of a resource be read from the wire once, not once a rule, and notes what the program gave. The
 * SDK reads them anew for each rule of a pack and copies what it read, so that rules see copies of their own as before.
 * Call it before the pack is made.
 */
export function shareReadProperties(): void {
    const { analyze, analyzeStack } = AnalyzerService;
    const deserialize = analyze.requestDeserialize;
    analyze.requestDeserialize = (bytes) => {
        const request = deserialize(bytes);
        readOnce(request);
        const given = Object.entries(request.getProperties()?.toJavaScript() ?? {});
        // A null is how a program leaves out what it names.
        noteInputs(
            request.getUrn(),
            given.filter(([, value]) => value !== null).map(([name]) => name),
        );
        return request;
    };
    const deserializeStack = analyzeStack.requestDeserialize;
    analyzeStack.requestDeserialize = (bytes) => {
        const request = deserializeStack(bytes);
        request.getResourcesList().forEach(readOnce);
        return request;
    };
}

function readOnce(resource: AnalyzerResource | AnalyzeRequest): void {
    const properties = resource.getProperties();
    if (properties !== undefined) {
        const read = properties.toJavaScript.bind(properties);
        let value: ReturnType<typeof read> | undefined;
        properties.toJavaScript = () => (value ??= read());
    }
}
