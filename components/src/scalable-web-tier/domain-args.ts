import type * as pulumi from "@pulumi/pulumi";
import { domainNameFinding } from "../common/domain-name.js";
import { listed, repeated } from "../common/validation.js";

/** Names of the tier in a Route 53 zone: their certificate is made, validated and renewed, and they lead to the load balancer. */
export interface DomainArgs {
    /**
     * What visitors type, such as `www.example.com`, in lower case. At most 64 characters. Another name makes another certificate, which is there before
     * the old one goes; the old name leads nowhere from then on.
     */
    name: string;

    /** Public Route 53 zone that all the names are in. The records by which AWS sees that they are yours are made there too. */
    hostedZoneId: pulumi.Input<string>;

    /**
     * More names that lead to the same place, such as `example.com` or `*.example.com`. Changing them makes another certificate first.
     * @default none
     */
    alternativeNames?: string[];
}

/** The name is also the certificate's common name, which the standard keeps short. */
const longestName = 64;

/** All names of the tier, the main one first; none without a domain. */
export function namesOf(domain: DomainArgs | undefined): string[] {
    return domain === undefined ? [] : [domain.name, ...(domain.alternativeNames ?? [])];
}

export function domainFindings(
    domain: DomainArgs | undefined,
    certificateArn: pulumi.Input<string> | undefined,
): (string | false)[] {
    if (domain === undefined) return [];
    const { name, alternativeNames = [] } = domain;
    const twice = repeated(namesOf(domain));
    return [
        certificateArn !== undefined &&
            "domain and certificateArn are both set; domain makes a certificate of its own, so keep one of them.",
        domainNameFinding("domain.name", name),
        name.startsWith("*.") &&
            `domain.name is "${name}"; name what visitors type, and put the wildcard into domain.alternativeNames.`,
        name.length > longestName &&
            `domain.name has ${name.length} characters; use at most ${longestName}, and put longer names into domain.alternativeNames.`,
        ...alternativeNames.map((alternative) => domainNameFinding("domain.alternativeNames", alternative)),
        twice.length > 0 &&
            `domain.alternativeNames has ${listed(twice)} more than once or as domain.name too; name each once.`,
    ];
}
