import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { Grantee } from "../common/grants.js";
import { environmentName } from "../common/names.js";
import { createPermission } from "../common/permission.js";
import { policyDocument } from "../common/policy.js";
import { rejectWhere } from "../common/validation.js";
import type { FirewallArgs } from "./firewall-args.js";
import type { TierScope } from "./scope.js";

/** The addresses that a function blocks, a set for each version of IP: WAF has none for both. */
export interface BlockList {
    ipv4: aws.wafv2.IpSet;
    ipv6: aws.wafv2.IpSet;
}

/**
 * The sets, empty at first. What is in them is not the program's: in an update of anything but tags the provider sends the addresses along that it saw last, and
 * everybody who was blocked since would be back.
 *
 * @see https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-type-ipset-match.html
 */
export function createBlockList(
    { name, parent, tags }: TierScope,
    { blockList = false }: FirewallArgs,
): BlockList | undefined {
    if (!blockList) return undefined;
    const createSet = (version: "ipv4" | "ipv6") =>
        new aws.wafv2.IpSet(
            `${name}-blocked-${version}`,
            {
                description: `Addresses that ${name} is closed to`,
                scope: "REGIONAL",
                ipAddressVersion: version.toUpperCase(),
                addresses: [],
                tags,
            },
            { parent, ignoreChanges: ["addresses", "description"] },
        );
    return { ipv4: createSet("ipv4"), ipv6: createSet("ipv6") };
}

/** What a tier knows of itself when it grants blocking. */
export interface BlockingFacts {
    name: string;
    blockList: BlockList | undefined;
}

/** Lets the grantee's role read and replace what is in these two sets, and tells its software which they are. */
export function grantBlocking(tier: pulumi.Resource, { name, blockList }: BlockingFacts, grantee: Grantee): void {
    const { ipv4, ipv6 } = requireBlockList(name, blockList, grantee);
    const policy = createPermission(
        `${name}-blocking-for-${grantee.grantName}`,
        {
            role: grantee.roleName,
            policy: policyDocument([
                { Effect: "Allow", Action: ["wafv2:GetIPSet", "wafv2:UpdateIPSet"], Resource: [ipv4.arn, ipv6.arn] },
            ]),
        },
        tier,
    );
    grantee.accept({
        environment: {
            [environmentName(name, "blocked", "ipv4", "set", "arn")]: ipv4.arn,
            [environmentName(name, "blocked", "ipv6", "set", "arn")]: ipv6.arn,
        },
        resources: [policy],
    });
}

function requireBlockList(name: string, blockList: BlockList | undefined, { grantName }: Grantee): BlockList {
    rejectWhere(`ScalableWebTier "${name}", grant to "${grantName}"`, [
        blockList === undefined && "there is no list of blocked addresses; set firewall.blockList to true.",
    ]);
    if (blockList === undefined) {
        throw new Error("The check above refuses a grant of a list that does not exist.");
    }
    return blockList;
}
