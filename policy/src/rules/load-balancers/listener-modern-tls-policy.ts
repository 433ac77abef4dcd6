import { listenerTypes } from "../../aws/load-balancers.js";
import { must } from "../../core/demands.js";
import type { Finding } from "../../core/finding.js";
import { read, textOf } from "../../core/reading.js";
import { type CheckedResource, resourceRule } from "../../core/resource-rule.js";

/**
 * What Security Hub recommends by ELB.17: TLS 1.3, or 1.2 with forward secrecy and authenticated encryption only. Looked up
 * on 2026-11-23: an earlier list of AWS also held ELBSecurityPolicy-TLS13-1-2-2021-06 and -TLS13-1-2-FIPS-2023-04, whose
 * ciphers of TLS 1.2 include some without authenticated encryption; the one with the policies of 2025-09 does not.
 */
const recommended = [
    "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09",
    "ELBSecurityPolicy-TLS13-1-2-Res-FIPS-PQ-2025-09",
    "ELBSecurityPolicy-TLS13-1-3-PQ-2025-09",
    "ELBSecurityPolicy-TLS13-1-3-FIPS-PQ-2025-09",
    "ELBSecurityPolicy-TLS13-1-2-Res-2021-06",
    "ELBSecurityPolicy-TLS13-1-2-Res-FIPS-2023-04",
    "ELBSecurityPolicy-TLS13-1-3-2021-06",
    "ELBSecurityPolicy-TLS13-1-3-FIPS-2023-04",
];
const encrypted = new Set(["HTTPS", "TLS"]);

export const listenerModernTlsPolicy = resourceRule({
    name: "listener-modern-tls-policy",
    title: "Listeners speak TLS 1.2 or 1.3 with strong ciphers only",
    description: "A listener for HTTPS or TLS must have a security policy that AWS recommends.",
    severity: "medium",
    why: "Without sslPolicy a listener takes the policy of 2016, which lets clients fall back to TLS 1.0 and to ciphers that can be broken later.",
    fix: "Set sslPolicy to ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09.",
    controls: { securityHub: ["ELB.17"], checkov: ["CKV_AWS_103", "CKV2_AWS_74"] },
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-17",
    types: listenerTypes,
    readSettings: (reader) => ({
        policies: reader.words("policies", recommended, "Security policies that a listener may have."),
    }),
    check: findOldPolicy,
});

function findOldPolicy({ props }: CheckedResource, { policies }: { policies: readonly string[] }): readonly Finding[] {
    const protocol = read(props, "protocol");
    const isEncrypted = protocol.state === "unknown" || encrypted.has(textOf(protocol) ?? "");
    return isEncrypted
        ? must(props, "sslPolicy", {
              whenAbsent: "violates",
              holds: (policy) => policies.includes(textOf(policy) ?? ""),
              isNot: "a recommended security policy",
              fix: `set it to ${policies[0] ?? "one of the rule's setting policies"}`,
          })
        : [];
}
