import { mustBeTrue } from "../../core/demands.js";
import { resourceRule } from "../../core/resource-rule.js";
import { noSettings } from "../../core/rule.js";

export const databaseProxyRequiresTls = resourceRule({
    name: "database-proxy-requires-tls",
    title: "Database proxies accept encrypted connections only",
    description: "An RDS proxy must require TLS.",
    why: "A client that does not ask for TLS otherwise sends its password and all data in plain text, and nobody notices.",
    fix: "Set requireTls to true.",
    severity: "medium",
    controls: { securityHub: ["RDS.43"] },
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-43",
    types: ["aws:rds/proxy:Proxy"],
    readSettings: noSettings,
    check: ({ props }) => mustBeTrue(props, "requireTls", "violates"),
});
