const { appendFileSync } = require("node:fs");
const { PolicyPack } = require("@pulumi/policy");
const { AnalyzerService } = require("@pulumi/pulumi/proto/analyzer_grpc_pb");

for (const call of ["analyze", "analyzeStack"]) {
    const { requestDeserialize } = AnalyzerService[call];
    AnalyzerService[call].requestDeserialize = (bytes) => {
        appendFileSync(
            process.env.EVENKEEL_BENCH_RECORD,
            `${JSON.stringify({ call, bytes: bytes.toString("base64") })}\n`,
        );
        return requestDeserialize(bytes);
    };
}

// The engine asks a pack about resources only when it has a rule for each kind.
new PolicyPack("recording", {
    policies: [
        { name: "resources", description: "all", validateResource: () => {} },
        { name: "stack", description: "all", validateStack: () => {} },
    ],
});
