import type { Inputs } from "../inputs.js";
import type { Refusals, ServiceModel } from "../model.js";
import { absent, longerThan, mayBe, only, outside, refuseIf, unlisted } from "./shared/checks.js";
import { uuid } from "./shared/made-up.js";

const invalid = "InvalidInput";
const searching = ["HTTP_STR_MATCH", "HTTPS_STR_MATCH"];
const asking = ["HTTP", "HTTPS", ...searching];
const reaching = [...asking, "TCP"];
const kinds = [...reaching, "CALCULATED", "CLOUDWATCH_METRIC", "RECOVERY_CONTROL"];

// https://docs.aws.amazon.com/Route53/latest/APIReference/API_HealthCheckConfig.html
function refuseHealthCheck(inputs: Inputs): Refusals {
    const kind = inputs.text("type") ?? "";
    const regions = inputs.count("regions");
    return [
        absent(inputs, "type", invalid, "say how it asks"),
        unlisted(inputs, "type", kinds, invalid),
        unlisted(inputs, "requestInterval", [10, 30], invalid),
        outside(inputs, "failureThreshold", 1, 10, invalid),
        outside(inputs, "port", 1, 65_535, invalid),
        outside(inputs, "childHealthThreshold", 0, 256, invalid),
        longerThan(inputs, "fqdn", 255, invalid),
        longerThan(inputs, "resourcePath", 255, invalid),
        longerThan(inputs, "searchString", 255, invalid),
        only(inputs, "resourcePath", mayBe(inputs, "type", ...asking), "by checks over HTTP or HTTPS", invalid),
        only(inputs, "searchString", mayBe(inputs, "type", ...searching), "by checks that search the answer", invalid),
        searching.includes(kind) && absent(inputs, "searchString", invalid, "say what a healthy answer has in it"),
        refuseIf(
            reaching.includes(kind) && !inputs.has("fqdn") && !inputs.has("ipAddress"),
            invalid,
            "neither fqdn nor ipAddress is set; say whom it asks.",
        ),
        refuseIf(
            regions !== undefined && regions < 3,
            invalid,
            `regions has ${regions}; use at least 3, or leave it out for all.`,
        ),
    ];
}

// https://docs.aws.amazon.com/Route53/latest/APIReference/API_CreateHealthCheck.html
const healthCheck: ServiceModel = {
    type: "aws:route53/healthCheck:HealthCheck",
    immutable: ["type", "requestInterval", "measureLatency", "referenceName", "routingControlArn"],
    defaults: { disabled: false },
    taggable: true,
    refuse: refuseHealthCheck,
    id: (_inputs, place) => uuid(place),
    outputs: (inputs, place) => ({
        arn: `arn:${place.partition}:route53:::healthcheck/${place.id}`,
        enableSni: (inputs.text("type") ?? "").startsWith("HTTPS"),
        ...(reaching.includes(inputs.text("type") ?? "") ? { requestInterval: 30, failureThreshold: 3 } : {}),
    }),
};

export const models: readonly ServiceModel[] = [healthCheck];
