/** The controls of public catalogues that ask for what a rule asks for. */
export interface Controls {
    /**
     * AWS Foundational Security Best Practices, such as `RDS.2`.
     * @see https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-controls-reference.html
     */
    securityHub?: readonly string[];
    /**
     * CIS AWS Foundations Benchmark v3.0.0, such as `2.3.3`.
     * @see https://docs.aws.amazon.com/securityhub/latest/userguide/cis-aws-foundations-benchmark.html
     */
    cis?: readonly string[];
    /**
     * cdk-nag's AWS Solutions pack, such as `RDS2`.
     * @see https://github.com/cdklabs/cdk-nag/blob/main/RULES.md
     */
    cdkNag?: readonly string[];
    /**
     * Checkov, such as `CKV_AWS_17`.
     * @see https://www.checkov.io/5.Policy%20Index/terraform.html
     */
    checkov?: readonly string[];
}

/** The ids as a person would search for them: `RDS.2`, `CIS-3.0 2.3.3`, `AwsSolutions-RDS2`, `CKV_AWS_17`. */
export function controlIds({ securityHub = [], cis = [], cdkNag = [], checkov = [] }: Controls): string[] {
    return [
        ...securityHub,
        ...cis.map((section) => `CIS-3.0 ${section}`),
        ...cdkNag.map((rule) => `AwsSolutions-${rule}`),
        ...checkov,
    ];
}
