import { countOr, hours, meter, notKnown, textOr, usage } from "../drafts.js";
import type { Draft, Meter, Subject } from "../model.js";

/** @see https://aws.amazon.com/vpc/pricing/ and https://aws.amazon.com/privatelink/pricing/ */
export const vpcMeters: readonly Meter[] = [
    // Its public address is an Eip, which is counted by itself.
    meter("aws:ec2/natGateway:NatGateway", () => [
        hours("NAT gateway", "vpc.nat-gateway", 1),
        usage("data that the NAT gateway handles", "vpc.nat-data"),
        usage("data out to the internet, first 10 TB", "transfer.out"),
    ]),
    meter("aws:ec2/eip:Eip", () => [hours("public IPv4 address", "ec2.public-ipv4", 1)]),
    meter("aws:ec2/vpcEndpoint:VpcEndpoint", endpointDrafts),
    meter("aws:ec2/flowLog:FlowLog", ({ inputs }) =>
        textOr(inputs, "logDestinationType", "cloud-watch-logs") === "s3"
            ? [
                  usage("flow logs delivered to S3", "logs.vended-s3"),
                  ...(inputs.text("destinationOptions.fileFormat") === "parquet"
                      ? [usage("flow logs turned into Parquet", "logs.vended-parquet")]
                      : []),
              ]
            : [usage("flow logs delivered", "logs.vended")],
    ),
];

function endpointDrafts({ inputs }: Subject): readonly Draft[] {
    const kind = textOr(inputs, "vpcEndpointType", "Gateway");
    // Gateway endpoints are free: https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html
    if (kind === "Gateway") return [];
    if (kind !== "Interface")
        return [notKnown("endpoint", `endpoints of type ${kind ?? "not known yet"} have no meter`)];
    return [
        hours(
            "interface endpoint, one for each zone",
            "vpc.endpoint",
            countOr(inputs, "subnetIds", undefined),
            "its subnets are not known yet",
        ),
        usage("data through the endpoint", "vpc.endpoint-data"),
    ];
}
