import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties, type WireValue } from "../../testing/wire.js";

const listenerType = "aws:lb/listener:Listener";
const ruleType = "aws:lb/listenerRule:ListenerRule";
const fix = 'make it { type: "redirect", redirect: { protocol: "HTTPS", port: "443", statusCode: "HTTP_301" } }';
const redirect = { type: "redirect", redirect: { protocol: "HTTPS", port: "443", statusCode: "HTTP_301" } };
const forward = { type: "forward", targetGroupArn: unknown };

const listener = (actions: WireValue, props: WireProperties = { protocol: "HTTP" }): TestResource => ({
    type: listenerType,
    name: "web-http",
    props: { port: 80, ...props, defaultActions: actions },
});
const rule = (action: WireValue, dependsOn: TestResource["dependsOn"]): TestResource => ({
    type: ruleType,
    name: "web-api",
    props: { listenerArn: unknown, actions: [action], conditions: [{ pathPattern: { values: ["/api/*"] } }] },
    dependsOn,
});

export const cases: RuleCases = {
    good: complies(listener([redirect])),
    bad: violates(
        `${listenerType} "web-http": defaultActions does not redirect to HTTPS; ${fix}.`,
        listener([forward]),
    ),
    unknown: undecided(`${listenerType} "web-http": defaultActions is not known yet; ${fix}.`, listener(unknown)),
    secret: complies(listener([{ ...redirect, type: secret("redirect") }])),
    missing: violates(`${listenerType} "web-http": defaultActions does not redirect to HTTPS; ${fix}.`, listener(null)),
    more: {
        "takes a listener without a protocol for HTTP": violates(
            `${listenerType} "web-http": defaultActions does not redirect to HTTPS; ${fix}.`,
            listener([forward], {}),
        ),
        "does not take a redirect that keeps the protocol": violates(
            `${listenerType} "web-http": defaultActions does not redirect to HTTPS; ${fix}.`,
            listener([{ type: "redirect", redirect: { path: "/new", statusCode: "HTTP_301" } }]),
        ),
        "cannot tell where a redirect leads whose protocol is not known": undecided(
            `${listenerType} "web-http": defaultActions is not known yet; ${fix}.`,
            listener([{ type: "redirect", redirect: { protocol: unknown, statusCode: "HTTP_301" } }]),
        ),
        "finds the rule that forwards beside a default action that redirects": violates(
            `${ruleType} "web-api": actions does not redirect to HTTPS; ${fix}.`,
            listener([redirect]),
            rule(forward, { listenerArn: ["web-http"] }),
        ),
        "passes a rule that redirects too": complies(
            listener([redirect]),
            rule(redirect, { listenerArn: ["web-http"] }),
        ),
        "cannot tell what a rule is of whose listener comes from nowhere": undecided(
            `${ruleType} "web-api": listenerArn is not known yet, and may name an HTTP listener; ${fix}.`,
            listener([redirect]),
            rule(forward, { listenerArn: [] }),
        ),
        "leaves out HTTPS, and the listener of a gateway load balancer": complies(
            listener([forward], { protocol: "HTTPS", port: 443 }),
            { type: listenerType, name: "inspection", props: { defaultActions: [forward] } },
        ),
    },
};
