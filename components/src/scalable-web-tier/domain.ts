import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { after } from "../common/after.js";
import { Certificate } from "../certificate/certificate.js";
import type { Balancer } from "./balancer.js";
import { namesOf } from "./domain-args.js";
import type { TierScope } from "./scope.js";

/** The certificate that the load balancer shows: the one that was given, or one for the domain, known when it has been issued. */
export function certificateOf({ name, parent, tags, args }: TierScope): pulumi.Input<string> | undefined {
    const { domain, alarms } = args;
    if (domain === undefined) return args.certificateArn;
    const { certificateArn } = new Certificate(
        `${name}-domain`,
        {
            domainName: domain.name,
            alternativeNames: domain.alternativeNames,
            hostedZoneId: domain.hostedZoneId,
            alarmTopicArn: args.alertTopics.health,
            alarms: alarms?.["expiry"] === undefined ? undefined : { expiry: alarms["expiry"] },
            tags,
        },
        { parent },
    );
    return certificateArn;
}

/** Makes the domain's names lead to the load balancer. It has IPv4 addresses only, and so have they. */
function createAliases({ name, parent, args }: TierScope, { loadBalancer }: Balancer): aws.route53.Record[] {
    const { domain } = args;
    if (domain === undefined) return [];
    return namesOf(domain).map(
        (alias) =>
            new aws.route53.Record(
                `${name}-alias-${alias}-a`,
                {
                    zoneId: domain.hostedZoneId,
                    name: alias,
                    type: "A",
                    aliases: [{ name: loadBalancer.dnsName, zoneId: loadBalancer.zoneId, evaluateTargetHealth: true }],
                },
                { parent },
            ),
    );
}

/** Where visitors go: the domain, known when its names lead here, or else the load balancer itself. */
export function createAddress(scope: TierScope, balancer: Balancer): pulumi.Output<string> {
    const { domain, certificateArn } = scope.args;
    const aliases = createAliases(scope, balancer);
    if (domain !== undefined) return after(aliases, pulumi.output(`https://${domain.name}`));
    return pulumi.interpolate`${certificateArn === undefined ? "http" : "https"}://${balancer.loadBalancer.dnsName}`;
}
