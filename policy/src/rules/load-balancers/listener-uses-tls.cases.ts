import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties } from "../../testing/wire.js";

const type = "aws:lb/listener:Listener";
const fix = "use HTTPS, or TLS on a network load balancer; HTTP may only redirect to HTTPS";
const forward = [{ type: "forward", targetGroupArn: unknown }];
const redirect = [{ type: "redirect", redirect: { protocol: "HTTPS", port: "443", statusCode: "HTTP_301" } }];
const listener = (props: WireProperties): TestResource => ({
    type,
    name: "web",
    props: { port: 443, defaultActions: forward, ...props },
});

export const cases: RuleCases = {
    good: complies(listener({ protocol: "HTTPS" })),
    bad: violates(`${type} "web": protocol is not one of HTTPS, TLS; ${fix}.`, listener({ protocol: "HTTP" })),
    unknown: undecided(`${type} "web": protocol is not known yet; ${fix}.`, listener({ protocol: unknown })),
    secret: complies(listener({ protocol: secret("TLS") })),
    missing: violates(`${type} "web": protocol is not one of HTTPS, TLS; ${fix}.`, listener({})),
    more: {
        "passes HTTP that redirects": complies(listener({ port: 80, protocol: "HTTP", defaultActions: redirect })),
        "cannot tell whether HTTP redirects when its actions are not known": undecided(
            `${type} "web": defaultActions is not known yet; write the redirect to HTTPS as plain values.`,
            listener({ port: 80, protocol: "HTTP", defaultActions: unknown }),
        ),
        "stops TCP": violates(
            `${type} "web": protocol is not one of HTTPS, TLS; ${fix}.`,
            listener({ protocol: "TCP" }),
        ),
        "leaves out the listener of a gateway load balancer": complies({
            type,
            name: "inspection",
            props: { defaultActions: forward },
        }),
    },
};
