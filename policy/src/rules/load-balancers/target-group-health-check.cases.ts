import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties, type WireValue } from "../../testing/wire.js";

const type = "aws:lb/targetGroup:TargetGroup";
const fix = "name the path that answers only while the target can serve";
const group = (healthCheck: WireValue, props: WireProperties = {}): TestResource => ({
    type,
    name: "web",
    props: { port: 80, protocol: "HTTP", vpcId: unknown, healthCheck, ...props },
});

export const cases: RuleCases = {
    good: complies(group({ path: "/health" })),
    bad: violates(
        `${type} "web": healthCheck.enabled is not true; set it to true.`,
        group({ path: "/health", enabled: false }),
    ),
    unknown: undecided(`${type} "web": healthCheck.path is not known yet; ${fix}.`, group({ path: unknown })),
    secret: complies(group({ path: secret("/health") })),
    missing: violates(`${type} "web": healthCheck.path is not set; ${fix}.`, group(null)),
    more: {
        "leaves out TCP and functions": complies(
            group(null, { protocol: "TCP" }),
            group(null, { protocol: null, port: null, targetType: "lambda" }),
        ),
    },
};
