import * as aws from "@pulumi/aws";
import type { SiteScope } from "./distribution.js";

/** Records of both kinds of address: a browser with IPv6 alone asks for no other. */
const recordTypes = ["A", "AAAA"];

/** Makes the site's names lead to it, in the zone that was given. */
export function createAliases(
    { name, parent, args, settings }: SiteScope,
    distribution: aws.cloudfront.Distribution,
): aws.route53.Record[] {
    const { hostedZoneId } = args;
    if (hostedZoneId === undefined) return [];
    return settings.domainNames.flatMap((domain) =>
        recordTypes.map(
            (type) =>
                new aws.route53.Record(
                    `${name}-alias-${domain}-${type.toLowerCase()}`,
                    {
                        zoneId: hostedZoneId,
                        name: domain,
                        type,
                        aliases: [
                            {
                                name: distribution.domainName,
                                zoneId: distribution.hostedZoneId,
                                // Route 53 cannot judge the health of CloudFront.
                                evaluateTargetHealth: false,
                            },
                        ],
                    },
                    { parent },
                ),
        ),
    );
}
