import { isOutside, oneOf } from "../common/validation.js";
import { rangeFindings, wideFinding } from "./ranges.js";

/** What the firewall does with requests that its rules match. A const object, because other Pulumi languages cannot receive string unions. */
export const FirewallMode = {
    /** Counts and logs them, and lets them pass: to see who would be turned away. */
    Count: "Count",
    /** Turns them away with status 403. */
    Block: "Block",
} as const;
export type FirewallMode = (typeof FirewallMode)[keyof typeof FirewallMode];

/**
 * A firewall that reads requests before the load balancer passes them on: AWS's rules against known attacks, and a limit for each address. It costs about
 * 11 dollars a month and 60 cents for a million requests.
 *
 * @see https://docs.aws.amazon.com/waf/latest/developerguide/waf-chapter.html
 */
export interface FirewallArgs {
    /**
     * Begin with `Count` and read the log for a week: rules that match visitors are the application's to change first. Then `Block`.
     * @default FirewallMode.Count
     */
    mode?: FirewallMode;

    /**
     * Requests that one address may send within `rateWindowSeconds`, at least 10.
     * @default 2000
     * @see https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-type-rate-based.html
     */
    requestsPerAddress?: number;

    /**
     * Seconds over which the requests of an address are counted: 60, 120, 300 or 600.
     * @default 300
     */
    rateWindowSeconds?: number;

    /**
     * IPv4 ranges for which there is no limit, since many people share an address of theirs: the ways out of offices. The other rules hold for them too. They are
     * exempt from `requestLimits` as well, so that a change replaces the instances one by one. At most 50.
     * @default none
     */
    neverLimit?: string[];

    /**
     * Keeps a list of addresses, IPv4 and IPv6, whose requests the firewall turns away (or counts, by `mode`) before any other rule. It is empty until a function
     * fills it that was granted to with `grantBlocking`: what is in it is not the program's, and no deploy changes it. Those of `neverLimit` are not turned away, whatever is in the
     * list.
     *
     * The address is that of the connection to the load balancer. Where a proxy or a CDN stands before it, that is the proxy's, and to block it blocks everybody behind it.
     *
     * Once a function has changed the list, `pulumi destroy --refresh` (or `up --refresh`, where the list goes) takes it away: AWS deletes no set that has changed since the state last
     * saw it.
     * @default false
     * @see https://docs.aws.amazon.com/waf/latest/developerguide/waf-ip-set-managing.html
     */
    blockList?: boolean;
}

const windows = [60, 120, 300, 600];
const fewestRequests = 10;
const mostRequests = 2_000_000_000;
/** AWS takes no /0, and whoever needs more addresses than this wants no limit. */
const widestPrefix = 8;
/** What EC2 takes to boot an instance with has room for so many, beside all the rest. */
const mostExempt = 50;

export function firewallFindings(firewall: FirewallArgs | undefined): (string | false)[] {
    if (firewall === undefined) return [];
    const { mode, requestsPerAddress, rateWindowSeconds, neverLimit = [] } = firewall;
    return [
        mode !== undefined &&
            !Object.values(FirewallMode).includes(mode) &&
            `firewall.mode is "${String(mode)}"; use ${oneOf(FirewallMode)}.`,
        isOutside(requestsPerAddress, fewestRequests, mostRequests) &&
            `firewall.requestsPerAddress is ${requestsPerAddress}; use ${fewestRequests} to ${mostRequests}.`,
        rateWindowSeconds !== undefined &&
            !windows.includes(rateWindowSeconds) &&
            `firewall.rateWindowSeconds is ${rateWindowSeconds}; AWS counts over ${windows.join(", ")} seconds.`,
        neverLimit.length > mostExempt &&
            `firewall.neverLimit has ${neverLimit.length} ranges; use at most ${mostExempt}, since every instance is told them when it boots.`,
        ...rangeFindings("firewall.neverLimit", neverLimit),
        wideFinding("firewall.neverLimit", neverLimit, widestPrefix, "name the addresses that are shared"),
    ];
}
