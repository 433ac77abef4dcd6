import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { LocalProject } from "@evenkeel/testing";
import { AnalyzerResource, AnalyzeRequest, AnalyzeStackRequest } from "@pulumi/pulumi/proto/analyzer_pb";

/** What the engine asked a pack in one run. */
export interface Recording {
    readonly resources: readonly AnalyzeRequest[];
    readonly stack: AnalyzeStackRequest;
}

/** What the engine asks a pack in a first preview of a stack, in which nothing that AWS makes up is known. */
export async function recordPreview(root: string, stack: string): Promise<Recording> {
    const folder = mkdtempSync(join(tmpdir(), "evenkeel-bench-"));
    const file = join(folder, "requests");
    const project = await LocalProject.open(root, stack, {
        env: { PULUMI_OPTION_POLICY_PACK: join(__dirname, "recording-pack"), EVENKEEL_BENCH_RECORD: file },
    });
    try {
        const { code, stdout, stderr } = await project.run(["preview"]);
        if (code !== 0) throw new Error(`the preview of ${stack} ended with ${code}:\n${stdout}\n${stderr}`);
        return readRecording(readFileSync(file, "utf8"));
    } finally {
        await project.remove();
        rmSync(folder, { recursive: true, force: true });
    }
}

function readRecording(text: string): Recording {
    const requests = text
        .trim()
        .split("\n")
        .map((line): { call: string; bytes: Uint8Array } => {
            const { call, bytes } = JSON.parse(line);
            return { call, bytes: Buffer.from(bytes, "base64") };
        });
    const stack = requests.find(({ call }) => call === "analyzeStack");
    if (stack === undefined) throw new Error("The engine ended the preview without asking about the stack.");
    return {
        resources: requests
            .filter(({ call }) => call === "analyze")
            .map(({ bytes }) => AnalyzeRequest.deserializeBinary(bytes)),
        stack: AnalyzeStackRequest.deserializeBinary(stack.bytes),
    };
}

/** A stack of that many resources: the recorded one over and over, each copy wired within itself. */
export function copiesOf(recorded: AnalyzeStackRequest, count: number): AnalyzeStackRequest {
    const request = new AnalyzeStackRequest();
    const originals = recorded.getResourcesList();
    request.setResourcesList(
        Array.from({ length: count }, (_, index) => {
            const original = originals[index % originals.length];
            if (original === undefined) throw new Error("The recorded stack has no resource.");
            return copyOf(original, `-${Math.floor(index / originals.length)}`);
        }),
    );
    return request;
}

function copyOf(original: AnalyzerResource, suffix: string): AnalyzerResource {
    const copy = AnalyzerResource.deserializeBinary(original.serializeBinary());
    const renamed = (urn: string): string => (urn === "" ? "" : urn + suffix);
    copy.setName(copy.getName() + suffix);
    copy.setUrn(renamed(copy.getUrn()));
    copy.setParent(renamed(copy.getParent()));
    copy.setDependenciesList(copy.getDependenciesList().map(renamed));
    for (const [, dependencies] of copy.getPropertydependenciesMap().entries()) {
        dependencies.setUrnsList(dependencies.getUrnsList().map(renamed));
    }
    return copy;
}
