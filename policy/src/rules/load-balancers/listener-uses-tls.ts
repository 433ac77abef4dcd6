import { listenerProtocol, listenerTypes, redirectsToHttps } from "../../aws/load-balancers.js";
import { judge } from "../../core/demands.js";
import { type Finding, undecidable } from "../../core/finding.js";
import { read, textOf } from "../../core/reading.js";
import { type CheckedResource, resourceRule } from "../../core/resource-rule.js";

const property = "protocol";

export const listenerUsesTls = resourceRule({
    name: "listener-uses-tls",
    title: "Listeners encrypt",
    description:
        "A load balancer's listener must use HTTPS or TLS, unless it is an HTTP listener that redirects to HTTPS.",
    severity: "medium",
    why: "Between the client and the load balancer lies the part of the way that nobody of the system controls.",
    fix: "Use HTTPS on an application load balancer and TLS on a network load balancer, each with a certificate.",
    controls: { securityHub: ["ELB.18"], checkov: ["CKV_AWS_2"] },
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-18",
    types: listenerTypes,
    readSettings: (reader) => ({
        protocols: reader.words(
            "protocols",
            ["HTTPS", "TLS"],
            "Protocols that a listener may use. Add TCP where the targets end TLS themselves.",
        ),
    }),
    check: findPlain,
});

function findPlain({ props }: CheckedResource, { protocols }: { protocols: readonly string[] }): readonly Finding[] {
    const protocol = listenerProtocol(read(props, "port"), read(props, property));
    const redirect = redirectsToHttps(read(props, "defaultActions"));
    if (textOf(protocol) === "HTTP" && redirect !== "no") {
        const fix = "write the redirect to HTTPS as plain values";
        return redirect === "yes" ? [] : [undecidable("defaultActions", "is not known yet", fix)];
    }
    return judge(protocol, property, {
        // Only the listener of a gateway load balancer has none; it passes on packets as they are.
        whenAbsent: "complies",
        holds: (value) => protocols.includes(textOf(value) ?? ""),
        isNot: `one of ${protocols.join(", ")}`,
        fix: "use HTTPS, or TLS on a network load balancer; HTTP may only redirect to HTTPS",
    });
}
