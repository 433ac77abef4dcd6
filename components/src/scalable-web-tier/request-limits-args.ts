import { isOutside } from "../common/validation.js";

/**
 * What one address may ask of an instance; what is beyond is answered with status 429. Each instance counts for itself. Addresses in `firewall.neverLimit` are not
 * limited. A change replaces the instances one by one.
 *
 * @see https://nginx.org/en/docs/http/ngx_http_limit_req_module.html
 */
export interface RequestLimitsArgs {
    /**
     * Requests a second that an address may send for any length of time.
     * @default 50
     */
    perSecond?: number;

    /**
     * Requests that an address may be ahead of `perSecond`, as a browser is while it loads a page.
     * @default 200
     */
    burst?: number;

    /**
     * Requests of an address that are answered at the same time.
     * @default 100
     */
    atOnce?: number;
}

/** Every default applied. */
export type RequestLimits = Required<RequestLimitsArgs>;

const mostRequests = 100_000;
/** nginx counts requests in progress in 16 bits. */
const mostAtOnce = 65_535;

export function requestLimitsOf({ perSecond = 50, burst = 200, atOnce = 100 }: RequestLimitsArgs = {}): RequestLimits {
    return { perSecond, burst, atOnce };
}

/** What is wrong with them, for `rejectAll`. */
export function requestLimitFindings({ perSecond, burst, atOnce }: RequestLimits): (string | false)[] {
    return [
        isOutside(perSecond, 1, mostRequests) &&
            `requestLimits.perSecond is ${perSecond}; use 1 to ${mostRequests} requests.`,
        isOutside(burst, 1, mostRequests) && `requestLimits.burst is ${burst}; use 1 to ${mostRequests} requests.`,
        isOutside(atOnce, 1, mostAtOnce) && `requestLimits.atOnce is ${atOnce}; use 1 to ${mostAtOnce} requests.`,
    ];
}
